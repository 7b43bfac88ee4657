/** Hover on a term or abbreviation: its definition and where it stands. The draft's own comes first. */
import type { CorpusDefinition } from '../../corpus/corpus.ts';
import { definitionsInForce, type OwnDefinition } from '../../policy/definitions/definition-scope.ts';
import { squeeze } from '../../policy/fold.ts';
import { locate, spanText } from '../../policy/span.ts';
import { type Context, say } from '../context.ts';
import { byAuthority, byline, quotedTitle } from '../labels.ts';
import { bold, escapeMarkdown, linkTo, plainLine } from '../markdown.ts';
import { knownTermAt, wordAt } from '../term.ts';
import type { Finder } from './finder.ts';

/** Definitions that are printed in full; the others are counted. */
const mostDefinitions = 3;

export const findTerm: Finder = (context, point) => {
  for (const span of [knownTermAt(context, point), wordAt(context, point)]) {
    if (!span) continue;
    const markdown = explain(context, spanText(context.draft.text, span), point.paragraph);
    if (markdown) return { markdown, span };
  }
  return null;
};

function explain(context: Context, term: string, paragraph: number): string | null {
  const own = definitionsInForce(context.draft.text, term, paragraph);
  const others = distinct(
    context.corpus
      .definitionsOf(term)
      .filter((definition) => definition.place.uri !== context.draft.uri && !isOwnName(definition))
      .toSorted((a, b) => byAuthority(a.document, b.document)),
  );
  if (own.length === 0 && others.length === 0) return null;
  const room = Math.max(0, mostDefinitions - own.length);
  const lines = [
    ...own.slice(0, mostDefinitions).map((definition) => ownLine(context, definition)),
    ...others.slice(0, room).map((group) => corpusLine(context, group)),
  ];
  const rest = own.length + others.length - lines.length;
  if (rest > 0) lines.push(say(context, { zh: `另有 ${rest} 处不同的解释`, en: `${rest} other definitions` }));
  return [bold(term), ...lines].join('\n\n');
}

/** What another document calls one that it cites (解释, 办法) says nothing of the word elsewhere; the name of a law does. */
function isOwnName({ term, text }: CorpusDefinition): boolean {
  const title = /^《([^》]+)》$/.exec(squeeze(text))?.[1];
  return term.length === 2 && title !== undefined && title.endsWith(term) && title !== `中华人民共和国${term}`;
}

/** Definitions of the same words belong together: the first speaks, the others are counted. */
function distinct(definitions: readonly CorpusDefinition[]): readonly (readonly CorpusDefinition[])[] {
  const groups = new Map<string, CorpusDefinition[]>();
  for (const definition of definitions) {
    const key = squeeze(definition.text);
    const group = groups.get(key);
    if (group) group.push(definition);
    else groups.set(key, [definition]);
  }
  return [...groups.values()];
}

function ownLine(context: Context, { definition }: OwnDefinition): string {
  const { start } = locate(context.draft.text, definition.span);
  const line = context.draft.source.slice(0, start).split(/\r\n|\r|\n/).length;
  const where = say(context, { zh: `本稿第 ${line} 行`, en: `this draft, line ${line}` });
  return `${plainLine(escapeMarkdown(definition.text))}  \n— ${where}`;
}

function corpusLine(context: Context, group: readonly CorpusDefinition[]): string {
  const { text, document, place } = group[0]!;
  const works = new Set(group.map((definition) => definition.document.work)).size;
  const same = works > 1 ? say(context, { zh: `（${works} 份文件同此）`, en: ` (${works} documents alike)` }) : '';
  const details = byline(document);
  const source = `${linkTo(quotedTitle(document), place)}${details === '' ? '' : ` ${escapeMarkdown(details)}`}`;
  return `${plainLine(escapeMarkdown(text))}  \n— ${source}${same}`;
}
