/** Terms that a paragraph introduces and explains. Each kind of introduction has a file of its own. */
import type { Definition, DefinitionScope } from '../model.ts';
import { abbreviationsIn } from './definition-abbreviations.ts';
import { enumerationsIn } from './definition-enumerations.ts';
import { statementsIn } from './definition-statements.ts';

/** A definition at logical offsets of its paragraph's text. */
export interface FoundDefinition {
  readonly term: string;
  readonly text: string;
  readonly kind: Definition['kind'];
  readonly start: number;
  readonly end: number;
  readonly termStart: number;
  readonly termEnd: number;
}

/** Definitions in order of their place. A set phrase that is nowhere explained yields none. */
export function definitionsIn(text: string): FoundDefinition[] {
  const statements = statementsIn(text);
  // SaaS（软件即服务）：指… is one definition, not two.
  const isNew = (found: FoundDefinition) =>
    !statements.some((known) => found.start >= known.termStart && found.end <= known.termEnd + 1);
  const all = [...statements, ...abbreviationsIn(text).filter(isNew), ...enumerationsIn(text).filter(isNew)];
  return all.length < 2 ? all : all.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The scope of a definition by its sentence; `carries` says whether its document has attachments. */
export function scopeOf(statement: string, carries: boolean): DefinitionScope {
  const place = narrowed.exec(statement)?.[1];
  if (place === '章') return 'chapter';
  if (place === '节') return 'section';
  if (place !== undefined) return 'article';
  // 本办法所称 speaks of one document, whatever it carries.
  return carries && !/^(?:第\S{1,8}条\s?)?本[\u4e00-\u9fa5]{1,8}?所[称指]/.test(statement)
    ? 'compendium-part'
    : 'document';
}

const narrowed = /^(?:第\S{1,8}?条(?:之\S)?\s?|[（(]\S{1,3}[）)])?(?:本|前)(条|款|章|节|项)(?:规定|中)?(?:所[称指]|的)/;
