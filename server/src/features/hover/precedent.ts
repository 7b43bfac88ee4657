/** Hover on a sentence: up to three clauses of the corpus that say nearly the same, with the differences marked. */
import { spanText } from '../../policy/span.ts';
import { type Context, say } from '../context.ts';
import { difference } from '../difference.ts';
import { byline, quotedTitle } from '../labels.ts';
import { bold, escapeMarkdown, linkTo, struck } from '../markdown.ts';
import { sentenceAt } from '../point.ts';
import { type Precedent, precedents, wordingOf } from '../precedents.ts';
import type { Finder } from './finder.ts';

const mostPrecedents = 3;
/** Below this the sentences share their subject at best, not their wording. */
const minimumSimilarity = 0.5;

export const findPrecedents: Finder = (context, point) => {
  const span = sentenceAt(context.draft.text, point);
  if (!span) return null;
  const sentence = spanText(context.draft.text, span);
  const found = precedents(context.corpus, sentence, {
    limit: mostPrecedents,
    minimumSimilarity,
    exclude: context.draft.uri,
  });
  if (found.length === 0) return null;
  const title = say(context, { zh: '先例条款', en: 'Precedent clauses' });
  const entries = found.map((precedent) => entry(context, sentence, precedent));
  return { markdown: [bold(title), ...entries].join('\n\n'), span };
};

function entry(context: Context, sentence: string, { clause, works }: Precedent): string {
  const { document, headingPath, place } = clause;
  const path = headingPath.map(escapeMarkdown).join(' › ');
  const same = works > 1 ? say(context, { zh: `${works} 份文件同此`, en: `${works} documents alike` }) : '';
  const source = [linkTo(quotedTitle(document), place), escapeMarkdown(byline(document)), path, same];
  return `> ${marked(context, sentence, clause.text)}\n\n— ${source.filter((part) => part !== '').join(' · ')}`;
}

/** The clause as printed: bold what the draft lacks, struck what the draft has instead. Labels are not compared. */
function marked(context: Context, sentence: string, clause: string): string {
  const wording = wordingOf(clause);
  const start = clause.lastIndexOf(wording);
  const pieces = difference(wordingOf(sentence), wording, context.segmenter);
  if (pieces.every(({ kind }) => kind === 'same')) {
    return `${escapeMarkdown(clause)} ${say(context, { zh: '（一字不差）', en: '(word for word)' })}`;
  }
  const marks = { same: escapeMarkdown, removed: struck, added: bold };
  const body = pieces.map(({ kind, text }) => marks[kind](text)).join('');
  return escapeMarkdown(clause.slice(0, start)) + body + escapeMarkdown(clause.slice(start + wording.length));
}
