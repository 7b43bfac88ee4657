/** Hover on a set phrase that nobody defines: the full form in which the corpus keeps printing it. */
import { spanText } from '../../policy/span.ts';
import { type Context, say } from '../context.ts';
import { byline, counted, quotedTitle } from '../labels.ts';
import { bold, escapeMarkdown, linkTo, plainLine } from '../markdown.ts';
import { type SetPhrase, setPhraseAt } from '../set-phrase.ts';
import type { Finder } from './finder.ts';

const mostSources = 3;

export const findFullForm: Finder = (context, point) => {
  const phrase = setPhraseAt(context, point);
  const markdown = phrase && explain(context, phrase);
  return markdown ? { markdown, span: phrase.span } : null;
};

function explain(context: Context, { span, form }: SetPhrase): string | null {
  const { corpus, draft } = context;
  const sources = form.clauses
    .map((id) => corpus.clause(id))
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
    en: `Established full form, used by ${counted(form.works, 'document')}${since}:`,
  });
  return [
    bold(spanText(draft.text, span)),
    attested,
    `> ${plainLine(escapeMarkdown(form.text))}`,
    sources.join('\n'),
  ].join('\n\n');
}
