/** Hover on a sentence: up to three clauses of the corpus that say nearly the same, with the differences marked. */
import { squeeze } from '../../policy/fold.ts';
import type { Span } from '../../policy/model.ts';
import { spanText } from '../../policy/span.ts';
import { type Context, say } from '../context.ts';
import { byline, levelLabel, quotedTitle } from '../labels.ts';
import { bold, escapeMarkdown, linkTo, plainLine, struck } from '../markdown.ts';
import { isWordForWord, markedPrecedent } from '../marked-precedent.ts';
import { type Point, sentenceAt } from '../point.ts';
import { tellingSegmentsOf } from '../precedent-lists.ts';
import { type Precedent, precedents, wordingOf } from '../precedents.ts';
import type { Answer, Finder } from './finder.ts';

const mostPrecedents = 3;
/** Shorter sentences resemble each other by chance. */
const shortestSentence = 8;
/** Characters shown on each side of a stretch that is part of a longer clause. */
const surroundings = 30;

/** The date under a signature is no sentence, and no precedent of the day from which a law applies. */
const date = /^[\d〇零一二三四五六七八九十]+年[\d一二三四五六七八九十]+月[\d一二三四五六七八九十]+日$/;

export const findPrecedents: Finder = (context, point) => {
  const sentence = sentenceAt(context.draft.text, point);
  if (!sentence) return null;
  return findFor(context, sentence) ?? findFor(context, segmentIn(context, sentence, point));
};

/** The comma segment at the point, where the sentence has several; null where that is too short to tell something. */
function segmentIn({ draft }: Context, sentence: Span, { offset }: Point): Span | null {
  const at = offset - sentence.start;
  const found = tellingSegmentsOf(spanText(draft.text, sentence)).find(({ start, end }) => start <= at && at <= end);
  return found ? { ...sentence, start: sentence.start + found.start, end: sentence.start + found.end } : null;
}

function findFor(context: Context, span: Span | null): Answer | null {
  if (!span) return null;
  const sentence = spanText(context.draft.text, span);
  const wording = squeeze(wordingOf(sentence));
  if (wording.length < shortestSentence || date.test(wording)) return null;
  const found = precedents(context.corpus.without(context.draft.uri), sentence, { limit: mostPrecedents });
  if (found.length === 0) return null;
  const title = say(context, { zh: '先例条款', en: 'Precedent clauses' });
  const entries = found.map((precedent) => entry(context, sentence, precedent));
  return { markdown: [bold(title), ...entries].join('\n\n'), span };
}

function entry(context: Context, sentence: string, precedent: Precedent): string {
  const { clause, works } = precedent;
  const { document, headingPath, place } = clause;
  const path = headingPath.map(escapeMarkdown).join(' › ');
  const level = document.level === null ? '' : levelLabel(document.level, context.locale);
  const same = works > 1 ? say(context, { zh: `${works} 份文件同此`, en: `${works} documents alike` }) : '';
  const source = [linkTo(quotedTitle(document), place), level, escapeMarkdown(byline(document)), path, same];
  return `> ${plainLine(marked(context, sentence, precedent))}\n\n— ${source.filter((part) => part !== '').join(' · ')}`;
}

/** The clause as printed: bold what the draft lacks, struck what the draft has instead; of the rest only what is near. */
function marked(context: Context, sentence: string, precedent: Precedent): string {
  const pieces = markedPrecedent(sentence, precedent, context.segmenter);
  const marks = { same: escapeMarkdown, removed: struck, added: bold };
  const body = pieces.map(({ kind, text }, at) => {
    if (kind !== 'outside') return marks[kind](text);
    if (text.length <= surroundings) return escapeMarkdown(text);
    return escapeMarkdown(
      at === 0
        ? `……${text.slice(-surroundings).replace(/^[^，；：、]*[，；：、](?=.)/, '')}`
        : `${text.slice(0, surroundings).replace(/(?<=.[，；：、])[^，；：、]*$/, '')}……`,
    );
  });
  const remark = isWordForWord(pieces) ? ` ${say(context, { zh: '（一字不差）', en: '(word for word)' })}` : '';
  return body.join('') + remark;
}
