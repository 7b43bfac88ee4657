/** alignment/issuer: title, number and signature name different issuers; a responsible unit goes by another name or did not sign. */
import type { Print } from '../../ingest/print.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import { issuersOf } from '../../policy/documents/issuers.ts';
import { organOfNumber } from '../../policy/documents/organ-codes.ts';
import { renamedUnits } from '../../policy/documents/renamed-units.ts';
import { isSameUnit } from '../../policy/documents/unit-names.ts';
import type { PolicyDocument, PolicyText, Span } from '../../policy/model.ts';
import { locate, type SourceRange } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { draftPlace } from '../draft-place.ts';
import { keptByDocument, keptFindings } from '../kept-findings.ts';
import type { Message } from '../message.ts';
import { saidIn } from '../said-records.ts';
import { forgetSignature, signatureOf, signatureSaid } from './signatures.ts';

const notice = (issuer: string, number: string, signature: string) =>
  `${issuer}关于加强校园绿化工作的通知\n\n${number}\n\n各区县教育局：\n\n现就加强校园绿化工作通知如下。\n\n${signature}\n\n2023年5月8日`;
const plan = (unit: string) =>
  `青溪市河道保护行动方案\n\n2023年5月8日\n\n一、主要任务\n\n（一）清理河道。年底前完成清理。（${unit}负责）`;

export const alignmentIssuer: DraftCheck = {
  code: 'alignment/issuer',
  title: {
    zh: '标题、发文字号与落款机关不一致，责任单位更名或未参与签署',
    en: 'Title, number and signature name different issuers; a responsible unit is renamed or did not sign',
  },
  rationale: {
    zh: '标题中的发文机关、发文字号的机关代字应与发文机关署名一致（《党政机关公文处理工作条例》第九条、GB/T 9704—2012）。机关全称与规范化简称视为一致。机构改革后已更名的责任单位应使用现名；联合发文中承担任务的单位一般应当会签。',
    en: 'The issuer in the title and the characters of the document number must be those of the signature (Regulation on official documents, article 9; GB/T 9704-2012). Full names and standard short names are the same. Responsible units go by their present names; in a joint document those that have tasks have signed, as a rule.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: notice('⟦青溪市财政局⟧', '青教发〔2023〕12号', '青溪市教育局'),
      fixed: notice('青溪市教育局', '青教发〔2023〕12号', '青溪市教育局'),
    },
    { text: notice('青溪市教育局', '⟦青财发〔2023〕12号⟧', '青溪市教育局') },
    { text: notice('⟦青溪市教育局⟧', '青教发〔2023〕12号', '青溪市卫生健康委员会') },
    { text: plan('⟦市环保局⟧') },
    { text: plan('⟦市文广新局⟧').replace('2023年5月8日\n\n', '') },
    { text: notice('青溪市教育局　⟦青溪市财政局⟧', '青教发〔2023〕12号', '青溪市教育局　青溪市民政局') },
  ],
  good: [
    { text: notice('青溪市教育局', '青教发〔2023〕12号', '青溪市教育局') },
    { text: notice('青溪市发展改革委', '青发改〔2023〕12号', '青溪市发展和改革委员会') },
    { text: plan('市生态环境局') },
    { text: notice('青溪市民政局', '青民财〔2023〕12号', '青溪市民政局') },
    { text: notice('青溪市农业农村局', '青农计财发〔2023〕12号', '青溪市农业农村局') },
    { text: notice('青溪市教育局　青溪市财政局', '青教发〔2023〕12号', '青溪市财政局　青溪市教育局') },
  ],
  run(draft) {
    const { text } = draft;
    const { frame, responsibilities } = saidIn(text);
    const lines = text.documents.flatMap((document) => linesOfNames(text, document));
    const signatures = text.documents.map((document) => signatureSaid(text, document));
    return kept(draft, [frame, responsibilities, ...signatures, ...lines], () => findAll(draft));
  },
};

const kept = keptFindings();
const keptOf = keptByDocument();

function* findAll(draft: Draft): Iterable<Finding | undefined> {
  const { text } = draft;
  for (const document of text.documents) {
    const beside = carrierOf(draft, document)?.signatories ?? [];
    const own = () => ownNames(text, document);
    yield* keptOf(draft, document, { beside, own }, () => find(draft, document));
  }
}

/** What is said in the document of those who issue it and of those who have tasks. */
function ownNames(text: PolicyText, document: PolicyDocument): readonly unknown[] {
  const { title, number, date, signatories, responsibilities, titleSpan, endParagraph } = document;
  const place = [titleSpan?.paragraph, titleSpan?.start, titleSpan?.end, endParagraph];
  const signature = signatureSaid(text, document);
  return [title, number, date, ...place, responsibilities, signature, ...linesOfNames(text, document), ...signatories];
}

function* find(draft: Draft, document: PolicyDocument): Iterable<Finding | undefined> {
  const found = mismatch(draft, document);
  if (!found?.evidence.length) forgetSignature(document);
  yield found;
  yield* renamed(draft, document);
  yield* unsigned(draft, document);
}

/** The document that an attachment is carried by. */
function carrierOf({ text }: Draft, { role, parent }: PolicyDocument): PolicyDocument | undefined {
  return role === 'attachment' ? text.documents.find(({ id }) => id === parent) : undefined;
}

/** Documents that pass on those of others carry their names as well. */
const passedOn = /转发|批转|印发《|关于《/;

function mismatch(draft: Draft, document: PolicyDocument): Finding | undefined {
  const { title, number, signatories, titleSpan } = document;
  if (titleSpan === null || passedOn.test(title)) return undefined;
  const titled = issuersInTitle(titleSpan, title);
  if (titled.length === 0) return undefined;
  const organ = ownNumber(draft.text, document) ? organOfNumber(number!) : null;
  const signed = signatories.filter((name) => /[部委局厅院会府行办署室司社]$/.test(name));
  if (signed.length > 0 && !titled.some((name) => signed.some((other) => isSameUnit(name, other)))) {
    const sides = organ !== null && signed.some((name) => organ.test(name));
    // A short title may leave the place to the signature; the number decides, for the one or the other.
    if (organ !== null && !sides && !titled.some((name) => organ.test(name))) return undefined;
    const first = titled[0]!;
    const range = spanOf(draft, titleSpan, first);
    if (range === null) return undefined;
    const bySide = sides ? { zh: `，发文字号${number}也是`, en: `; so does the number ${number}` } : { zh: '', en: '' };
    return {
      code: alignmentIssuer.code,
      severity: sides ? 'warning' : 'information',
      range: locate(draft.text, range),
      message: {
        zh: `标题中的发文机关是${titled.join('、')}，落款是${signed.join('、')}${bySide.zh}。`,
        en: `The title names ${titled.join(', ')}, the signature ${signed.join(', ')}${bySide.en}.`,
      },
      evidence: signatureEvidence(draft, document, signed[0]!),
      fixes: sides && titled.length === 1 && signed.length === 1 ? [replace(draft, range, signed[0]!)] : [],
    };
  }
  const unsigned = oneNotSigned(draft, document, titled, signed);
  if (unsigned) return unsigned;
  if (organ === null || [...titled, ...signed].some((name) => organ.test(name))) return undefined;
  const span = numberSpan(draft.text, document);
  return span === null
    ? undefined
    : finding(draft, span, 'warning', {
        zh: `发文字号${number}的机关代字与发文机关${titled.join('、')}不一致。`,
        en: `The number ${number} is not one of ${titled.join(', ')}.`,
      });
}

/** A joint document that one of those in the title has not signed, and somebody else has. */
function oneNotSigned(
  draft: Draft,
  document: PolicyDocument,
  titled: readonly string[],
  signed: readonly string[],
): Finding | undefined {
  if (titled.length < 2 || titled.length !== signed.length) return undefined;
  const [missing, ...others] = titled.filter((name) => !signed.some((other) => isSameUnit(name, other)));
  const stranger = signed.find((name) => !titled.some((other) => isSameUnit(other, name)));
  const range = missing === undefined ? null : spanOf(draft, document.titleSpan!, missing);
  if (range === null || stranger === undefined || others.length > 0) return undefined;
  const found = finding(draft, range, 'information', {
    zh: `标题中的发文机关有${missing}，落款没有；落款的${stranger}不在标题中。`,
    en: `The title names ${missing}, which has not signed; ${stranger} has, and is not in the title.`,
  });
  return { ...found, evidence: signatureEvidence(draft, document, stranger) };
}

/** By the place of the title, which is the same object as long as its document is. */
const inTitles = rememberedWith<Span, readonly string[]>();

function issuersInTitle(place: Span, title: string): readonly string[] {
  return inTitles(place, [title], () => issuersOf(title).map((name) => name.replace(/等\s?\d*\s?(?:个)?部门$/, '')));
}

/** Whether the number stands in the document itself and not in the one that carries it. */
function ownNumber(text: PolicyText, document: PolicyDocument): boolean {
  return document.number !== null && numberSpan(text, document) !== null;
}

/** Paragraphs over and under the title in which the number is looked for, as the reader does. */
const OVER = 3;
const TOP = 8;

function placesOfNumber({ titleSpan, firstParagraph, endParagraph }: PolicyDocument): SourceRange {
  const title = titleSpan?.paragraph ?? firstParagraph;
  return { start: Math.max(firstParagraph, title - OVER), end: Math.min(endParagraph, title + TOP) };
}

function numberSpan({ paragraphs }: PolicyText, document: PolicyDocument): Span | null {
  const { number } = document;
  const { start: first, end } = placesOfNumber(document);
  for (let at = first; at < end; at++) {
    const start = number === null ? -1 : paragraphs[at]!.text.indexOf(number);
    if (start >= 0) return { paragraph: at, start, end: start + number!.length };
  }
  return null;
}

/** The lines that a document has its title in, and its number if it has one. */
function linesOfNames({ paragraphs }: PolicyText, document: PolicyDocument): readonly (Print | undefined)[] {
  const { number, titleSpan } = document;
  const { start, end } = placesOfNumber(document);
  const title = titleSpan && paragraphs[titleSpan.paragraph]!.print;
  return [title ?? undefined, ...(number === null ? [] : paragraphs.slice(start, end).map(({ print }) => print))];
}

function spanOf({ text }: Draft, title: Span, name: string): Span | null {
  const start = text.paragraphs[title.paragraph]!.text.indexOf(name, title.start);
  return start < 0 ? null : { paragraph: title.paragraph, start, end: start + name.length };
}

function signatureEvidence(draft: Draft, document: PolicyDocument, name: string): Finding['evidence'] {
  const { at } = signatureOf(draft.text, document, name);
  if (at < 0) return [];
  const start = draft.text.paragraphs[at]!.text.indexOf(name);
  const place = draftPlace(draft, { paragraph: at, start, end: start + name.length });
  return [{ place, message: { zh: `落款：${name}`, en: `Signature: ${name}` } }];
}

/**
 * Units of the responsibilities that go by another name since before the document. What has no date yet is being written:
 * it may still be an old text, and weighs less.
 */
function* renamed(draft: Draft, { responsibilities, date }: PolicyDocument): Iterable<Finding> {
  const year = date === null ? Number.POSITIVE_INFINITY : Number(date.slice(0, 4));
  for (const { lead, support, span } of responsibilities) {
    for (const unit of [...lead, ...support]) {
      const found = renamedUnits.find(({ old, since }) => since < year && old.test(unit));
      const range = found ? spanOf(draft, span, unit) : null;
      if (!found || range === null) continue;
      yield finding(draft, range, date === null ? 'information' : 'warning', {
        zh: `${unit}自${found.since}年机构改革起为${found.now}。`,
        en: `Since the reform of ${found.since} ${unit} is ${found.now}.`,
      });
    }
  }
}

/** From so many signatories on a document is a joint one, in which whoever has a task signs. */
const FEWEST_SIGNATORIES = 3;
const everyone = /各|有关|相关|等|地方|人民政府|部门$|单位$|企业/;

/** Units of a joint document that have tasks and did not sign, each once. */
function* unsigned(draft: Draft, document: PolicyDocument): Iterable<Finding> {
  const own = document.signatories;
  const signatories = own.length > 0 ? own : (carrierOf(draft, document)?.signatories ?? []);
  if (signatories.length < FEWEST_SIGNATORIES) return;
  const seen = new Set<string>();
  for (const { lead, support, span } of document.responsibilities) {
    for (const unit of [...lead, ...support]) {
      if (seen.has(unit) || everyone.test(unit) || signatories.some((name) => isSameUnit(name, unit))) continue;
      seen.add(unit);
      const range = spanOf(draft, span, unit);
      if (range === null) continue;
      yield finding(draft, range, 'information', {
        zh: `${unit}承担任务，但不在${signatories.length}个签署单位之中。`,
        en: `${unit} has a task but is not among the ${signatories.length} signatories.`,
      });
    }
  }
}

function finding(draft: Draft, span: Span, severity: Finding['severity'], message: Message): Finding {
  return { code: alignmentIssuer.code, severity, range: locate(draft.text, span), message, evidence: [], fixes: [] };
}

function replace(draft: Draft, span: Span, newText: string): Finding['fixes'][number] {
  const title = { zh: `改为 ${newText}`, en: `Change to ${newText}` };
  return { title, edits: [{ range: locate(draft.text, span), newText }], preferred: true };
}
