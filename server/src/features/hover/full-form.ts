/** Hover on a set phrase that nobody defines: the full form in which the corpus keeps printing it. */
import { fullForm } from '../../corpus/wording-full-form.ts';
import { spanText } from '../../policy/span.ts';
import { type Context, say } from '../context.ts';
import { byline, quotedTitle } from '../labels.ts';
import { bold, escapeMarkdown, linkTo } from '../markdown.ts';
import { knownTermAt, phrasesAround } from '../term.ts';
import type { Finder } from './finder.ts';

const mostSources = 3;
const fewestWorks = 2;

export const findFullForm: Finder = (context, point) => {
  const known = knownTermAt(context, point);
  const candidates = phrasesAround(context, point);
  for (const span of known ? [known, ...candidates] : candidates) {
    const markdown = explain(context, spanText(context.draft.text, span));
    if (markdown) return { markdown, span };
  }
  return null;
};

function explain(context: Context, term: string): string | null {
  const { corpus } = context;
  // Asking whether it stands behind 的 at all is far cheaper than reading all its clauses.
  if (corpus.count(`的${term}`).works < fewestWorks) return null;
  const form = fullForm(corpus, term);
  if (!form) return null;
  const sources = form.clauses
    .map((id) => corpus.clause(id))
    .filter(({ place }) => place.uri !== context.draft.uri)
    .slice(0, mostSources)
    .map(({ document, place }) =>
      [`- ${linkTo(quotedTitle(document), place)}`, escapeMarkdown(byline(document))].filter(Boolean).join(' '),
    );
  if (sources.length === 0) return null;
  const since = form.newest
    ? say(context, { zh: `，最近见于 ${form.newest}`, en: `, most recently ${form.newest}` })
    : '';
  const attested = say(context, {
    zh: `完整表述，${form.works} 份文件使用${since}：`,
    en: `Established full form, used by ${form.works} documents${since}:`,
  });
  return [bold(term), attested, `> ${escapeMarkdown(form.text)}`, sources.join('\n')].join('\n\n');
}
