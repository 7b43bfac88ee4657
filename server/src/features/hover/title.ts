/** Hover on 《…》 or a document number: the card of the document. */
import { dateOf } from '../../checks/citation/cited-titles.ts';
import type { Corpus, CorpusDocument, KnownTitle } from '../../corpus/corpus.ts';
import { type CitedTitle, citedTitle } from '../../corpus/titles/cited-document.ts';
import { titleInFull } from '../../policy/definitions/short-titles.ts';
import { parseDocumentNumber } from '../../policy/documents/document-number.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Citation, PolicyDocument } from '../../policy/model.ts';
import { type Context, say } from '../context.ts';
import { byline, counted, innerMarks, levelLabel, quotedTitle, statusLabel } from '../labels.ts';
import { bold, escapeMarkdown, linkTo, plainLine } from '../markdown.ts';
import { citationOrNameAt } from '../place.ts';
import type { FoundCitation } from '../point.ts';
import type { Finder } from './finder.ts';

const longestOutline = 12;

export const findCard: Finder = (context, point) => {
  const found = citationOrNameAt(context, point);
  if (!found || found.citation.kind === 'internal') return null;
  const markdown = found.citation.kind === 'title' ? titleCard(context, found) : numberCard(context, found.citation);
  return markdown === null ? null : { markdown, span: found.citation.span };
};

function titleCard(context: Context, { citation: { text, span }, document: around }: FoundCitation): string | null {
  const { corpus, draft } = context;
  const title = titleInFull(draft.text, text, span.paragraph);
  // What bears the title of the text itself is the version that it takes the place of.
  const own = ownDocument(context, title);
  if (own && own !== around) return ownCard(context, own);
  // 《安全生产法》 is that of the state, in the version that applies at the date of the draft.
  const known = corpus.title(title);
  const document = citedTitle(corpus, title, dateOf(draft.text, around))?.current[0] ?? known?.documents[0];
  if (document) return card(context, document, corpus.title(document.title));
  if (own) return ownCard(context, own);
  if (known) return citedOnly(context, known);
  if (corpus.documents.length === 0) return null;
  return unknown(context, title, corpus.nearTitles(title));
}

function numberCard(context: Context, { text }: Citation): string | null {
  const wanted = squeeze(text);
  const entry = context.corpus.numbers().find(({ number }) => squeeze(number) === wanted);
  if (!entry) return null;
  const known = context.corpus.title(entry.title);
  const document = entry.document ?? known?.documents[0];
  if (document) return card(context, document, known);
  return known ? citedOnly(context, known) : null;
}

/** The document of the draft itself that carries the title: the attachment that its notice cites. */
function ownDocument(context: Context, title: string): PolicyDocument | undefined {
  const wanted = squeeze(title);
  return context.draft.text.documents.find((document) => document.titleSpan && squeeze(document.title) === wanted);
}

function card(context: Context, document: CorpusDocument, known: KnownTitle | null): string {
  const { corpus, locale } = context;
  const facts = [
    fact(context, '发文机关', 'Issued by', document.issuers.join('、')),
    fact(context, '发文字号', 'Number', document.number ?? known?.number),
    fact(context, '日期', 'Date', document.date),
    fact(context, '层级', 'Level', document.level && levelLabel(document.level, locale)),
    fact(context, '文种', 'Genre', document.genre),
    fact(context, '状态', 'Status', statusOf(context, document)),
    fact(context, '上位文件', 'Upper documents', document.upper.map(asCited).join('、')),
  ];
  const parts = [linkTo(quotedTitle(document), document.place), facts.filter(Boolean).join('  \n')];
  const carrier = corpus.documents[document.parent];
  if (carrier && carrier.title !== '' && carrier.title !== document.title) {
    parts.push(`${say(context, { zh: '载于', en: 'Carried by' })} ${linkTo(quotedTitle(carrier), carrier.place)}`);
  }
  const outline = outlineOf(context, corpus, document);
  if (outline) parts.push(outline);
  const cited = known?.citedBy ?? 0;
  if (cited > 0)
    parts.push(
      say(context, { zh: `政策库中 ${cited} 份文件引用`, en: `Cited in the corpus by ${counted(cited, 'document')}` }),
    );
  const others = (known?.documents ?? []).filter((other) => other.id !== document.id);
  if (others.length > 0) parts.push(versions(context, others));
  return parts.filter((part) => part !== '').join('\n\n');
}

/**
 * 已被替代（现为《…》）: what the user states of the document, beside the files or in its front matter; else what the
 * corpus tells as of the draft's date.
 */
function statusOf(context: Context, document: CorpusDocument): string | null {
  const { locale } = context;
  const { status, supersededBy } = document;
  if (status === null) return toldStatus(context, document);
  const label = statusLabel(status, locale);
  if (supersededBy === null) return label;
  return locale === 'zh' ? `${label}（现为${asCited(supersededBy)}）` : `${label} (by ${asCited(supersededBy)})`;
}

/** What the corpus knows of a title at the date of the draft. */
function citedInDraft({ corpus, draft: { text } }: Context, title: string): CitedTitle | null {
  const [own] = text.documents;
  return citedTitle(corpus, title, own ? dateOf(text, own) : null);
}

function toldStatus(context: Context, { title, date }: CorpusDocument): string | null {
  const cited = citedInDraft(context, title);
  const newer = cited?.current[0]?.date ?? null;
  if (newer !== null && date !== null && date < newer) {
    return say(context, { zh: `已有 ${newer} 的版本`, en: `a version of ${newer} followed` });
  }
  return statusAtDraft(context, cited);
}

/** Repealed by another document, or run out; null where the corpus does not tell. */
function statusAtDraft(context: Context, cited: CitedTitle | null): string | null {
  if (cited?.status.kind === 'repealed') {
    const { by } = cited.status;
    const since = by.effective ?? by.date;
    const from = since === null ? '' : since;
    return say(context, {
      zh: `已由${quotedTitle(by)}废止${from && `（${from}）`}`,
      en: `repealed by ${quotedTitle(by)}${from && ` (${from})`}`,
    });
  }
  if (cited?.status.kind !== 'expired') return null;
  return say(context, { zh: `有效期至 ${cited.status.until}`, en: `applied until ${cited.status.until}` });
}

/** A title in its marks; document numbers stand without. */
function asCited(titleOrNumber: string): string {
  return parseDocumentNumber(titleOrNumber) === null ? `《${innerMarks(titleOrNumber)}》` : titleOrNumber;
}

function fact(context: Context, zh: string, en: string, value: string | null | undefined): string {
  return value ? `${say(context, { zh: `${zh}：`, en: `${en}: ` })}${escapeMarkdown(value)}` : '';
}

function outlineOf(context: Context, corpus: Corpus, document: CorpusDocument): string {
  const headings = corpus.outline(document.id);
  const top = Math.min(...headings.map((heading) => heading.level));
  const first = headings.filter((heading) => heading.level === top);
  const lines = first.slice(0, longestOutline).map((heading) => {
    const gap = heading.label === '' || /[、）.．]$/.test(heading.label) ? '' : ' ';
    return `- ${linkTo(`${heading.label}${gap}${heading.text}`, heading.place)}`;
  });
  const rest = first.length - lines.length;
  if (rest > 0) lines.push(`- ${say(context, { zh: `……另 ${rest} 项`, en: `… ${rest} more` })}`);
  return lines.join('\n');
}

function versions(context: Context, others: readonly CorpusDocument[]): string {
  const links = others.slice(0, 3).map((other) => linkTo(byline(other) || other.file.name, other.place));
  const rest = others.length - links.length;
  const more = rest > 0 ? say(context, { zh: `，另 ${rest} 份`, en: `, ${rest} more` }) : '';
  return `${say(context, { zh: '同名文件：', en: 'Same title: ' })}${links.join('、')}${more}`;
}

function ownCard(context: Context, document: PolicyDocument): string {
  const headings = document.outline.filter((heading) => heading.level === 1).slice(0, longestOutline);
  const lines = headings.map((heading) => `- ${plainLine(escapeMarkdown(`${heading.label} ${heading.text}`.trim()))}`);
  const where = say(context, { zh: '见本稿', en: 'Part of this draft' });
  return [bold(`《${document.title}》`), where, lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

function citedOnly(context: Context, known: KnownTitle): string {
  const number = fact(context, '发文字号', 'Number', known.number);
  const message = say(context, {
    zh: `政策库未收录此文件，有 ${known.citedBy} 份文件引用`,
    en: `Not in the corpus; cited there by ${counted(known.citedBy, 'document')}`,
  });
  const status = fact(context, '状态', 'Status', statusAtDraft(context, citedInDraft(context, known.title)));
  return [bold(`《${known.title}》`), number, status, message].filter((part) => part !== '').join('\n\n');
}

function unknown(context: Context, title: string, near: readonly KnownTitle[]): string {
  const name = escapeMarkdown(`《${title}》`);
  if (near.length === 0) return say(context, { zh: `政策库未收录${name}`, en: `${name} is not in the corpus` });
  const lines = near.slice(0, 3).map(({ title: other, documents }) => {
    const document = documents[0];
    if (!document) return `- ${escapeMarkdown(`《${other}》`)}`;
    return [`- ${linkTo(`《${other}》`, document.place)}`, escapeMarkdown(byline(document))].filter(Boolean).join(' ');
  });
  const message = say(context, {
    zh: `政策库中没有${name}，相近的标题有：`,
    en: `The corpus has no ${name}; titles close to it:`,
  });
  return `${message}\n\n${lines.join('\n')}`;
}
