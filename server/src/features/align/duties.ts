/** Who is responsible in a draft: tasks with their units, tasks without, and units that sign but own nothing. */
import { draftPlace } from '../../checks/draft-place.ts';
import { isSameUnit } from '../../policy/documents/unit-names.ts';
import type { PolicyDocument, Responsibility } from '../../policy/model.ts';
import { type AlignedText, headingPath, type Quoted } from './statements.ts';
import { classify } from './topics.ts';

export interface Duty {
  readonly task: Quoted;
  readonly lead: readonly string[];
  readonly support: readonly string[];
}

/** A unit and what it has to do. */
export interface UnitLoad {
  readonly unit: string;
  readonly leads: number;
  readonly supports: number;
}

export interface Duties {
  readonly duties: readonly Duty[];
  readonly units: readonly UnitLoad[];
  /** Parts of the draft that set tasks and name no one, where the draft names units elsewhere. */
  readonly unowned: readonly Quoted[];
  /** Issuers and signatories that no responsibility names. Empty where the draft names no units at all. */
  readonly idle: readonly string[];
}

/** Every unit: 各有关部门 */
const everyone = /^(?:各|有关|相关|市级|省级)?(?:有关|相关|成员|责任)?(?:部门|单位|地区|地方)$/;

export function dutiesOf(aligned: AlignedText): Duties {
  const { text, documents } = aligned;
  const duties: Duty[] = [];
  const unowned: Quoted[] = [];
  const idle = new Set<string>();
  for (const index of documents) {
    const document = text.documents[index]!;
    const { outline, responsibilities } = document;
    for (const responsibility of responsibilities) {
      const { span, lead, support, clause } = responsibility;
      const heading = outline.findLastIndex((one) => one.span.paragraph <= span.paragraph);
      const path = headingPath(outline, heading);
      const task = { text: clause, place: draftPlace(aligned, span), headingPath: path };
      duties.push({ task, lead, support });
    }
    if (responsibilities.length === 0) continue;
    for (const heading of partsWithoutOwner(document)) {
      const { label, text: name, span } = outline[heading]!;
      unowned.push({
        text: label + name,
        place: draftPlace(aligned, span),
        headingPath: headingPath(outline, heading),
      });
    }
    for (const unit of idleUnits(text.documents, document)) idle.add(unit);
  }
  return { duties, units: loadsOf(duties), unowned, idle: [...idle] };
}

/** Innermost headings over tasks that no responsibility stands under, nor right under a heading above them. */
function partsWithoutOwner({ outline, responsibilities, endParagraph }: PolicyDocument): readonly number[] {
  const owned = new Set<number>();
  for (const { span } of responsibilities) {
    let level = Number.POSITIVE_INFINITY;
    for (let at = outline.findLastIndex((one) => one.span.paragraph <= span.paragraph); at >= 0; at--) {
      if (outline[at]!.level >= level) continue;
      level = outline[at]!.level;
      owned.add(at);
    }
  }
  // Only where parts of the same kind have owners is a part without one conspicuous.
  const levels = new Set([...owned].map((at) => outline[at]!.kind));
  return outline.flatMap(({ level, kind, text, span }, at) => {
    const next = outline[at + 1];
    if (next !== undefined && next.level > level) return [];
    if (owned.has(at) || !levels.has(kind) || text === '') return [];
    if (span.paragraph >= endParagraph) return [];
    const classified = classify('', headingPath(outline, at), false);
    return classified === null || classified.kind === 'principle' || classified.kind === 'target' ? [] : [at];
  });
}

function idleUnits(documents: readonly PolicyDocument[], document: PolicyDocument): readonly string[] {
  const carrier = documents.find(({ id }) => id === document.parent && document.role === 'attachment');
  const named = [document, ...(carrier ? [carrier] : [])];
  const signing = new Set(named.flatMap(({ issuers, signatories }) => [...signatories, ...issuers]));
  const owners = namesOf(document.responsibilities);
  return [...signing].filter(
    (unit) => !/等\s*\d+\s*(?:个?部门|单位)$/.test(unit) && !owners.some((owner) => isSameUnit(unit, owner)),
  );
}

function namesOf(responsibilities: readonly Responsibility[]): readonly string[] {
  return [...new Set(responsibilities.flatMap(({ lead, support }) => [...lead, ...support]))];
}

function loadsOf(duties: readonly Duty[]): readonly UnitLoad[] {
  const loads = new Map<string, { unit: string; leads: number; supports: number }>();
  const loadOf = (unit: string) => {
    const load = loads.get(unit) ?? { unit, leads: 0, supports: 0 };
    loads.set(unit, load);
    return load;
  };
  for (const { lead, support } of duties) {
    for (const unit of lead) if (!everyone.test(unit)) loadOf(unit).leads++;
    for (const unit of support) if (!everyone.test(unit)) loadOf(unit).supports++;
  }
  return [...loads.values()].sort((a, b) => b.leads - a.leads || b.supports - a.supports);
}
