/**
 * What a document repeals: 《X》同时废止, 《X》《Y》自2024年1月1日起停止执行, 废止《X》, 下列文件同时废止：with a list
 * behind it, 关于废止《X》的决定, and attachments that list what is repealed.
 */
import { labelOf } from '../../ingest/label.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering, visitAmong } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import type { FoundCitation } from '../citations.ts';
import { factsOf } from '../facts.ts';
import type { Span, Validity } from '../model.ts';

type Repealed = Validity['repeals'][number];

/** Behind what is repealed. */
const ends =
  /(?:同时|予以|即行|一并|均|相应|自行)(?:废止|失效|停止(?:执行|施行))|停止(?:执行|施行|适用)|同时停止施行|不再(?:执行|适用|有效)|宣布失效|起失效|废止(?=。|，|；|$)/g;
/** Before what is repealed, as a verb of its own: 决定废止《X》, 一、废止《X》. */
const begins = /(?:^|[，。；：、\s]|决定|同意|宣布|现)(?:废止|停止执行)(?=[^，。；：]{0,40}《)/g;
/** The titles follow as a list: 下列文件同时废止：. */
const announces =
  /(?:下列|以下|如下|附件)[^。；]*(?:废止|失效|停止执行|不再执行)[^。；]*[：:]$|(?:废止|失效|停止执行)[^。；]*(?:如下|下列|以下)[^。；]*[：:]$/;
/** Title of a document whose whole list is repealed. */
const list = /(?:废止|失效|停止执行|不再执行)[^《》]*(?:目录|清单|名单|一览表|列表|文件)$/;
const titled = /(?:废止|停止执行)《/;
/** 《关于修改X的决定》修正的《Y》: the decision only says which version is meant. */
const versionOf = /^(?:[（(][^（）()]*[）)])?(?:第[一二三四五]次)?(?:修正|修订|修改|通过|公布|发布|批准|颁布|印发)/;

/** Between the last name and the verb. 《X》第三条同时废止 repeals an article only; 责令停止执行 is an order. */
const leadsUp = /^(?!.*(?:第.{1,6}[条款项章]|应当|不得|可以|责令|处罚|罚款|决定|申请))[^。；]{0,60}$/;

const mayRepeal = /废止|失效|停止|不再/;
const wordsOfRepeal = gathering(({ text, block }) => {
  return (block.kind === 'text' || block.kind === 'row') && mayRepeal.test(text) ? true : null;
});

/** Titles without 《》 and document numbers, in order of the text. */
export function repealsOf(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  title: { readonly text: string; readonly span: Span | null },
): readonly Repealed[] {
  const found: Repealed[] = [];
  const take = (paragraph: number, { text, start, end }: FoundCitation): void => {
    if (found.some(({ span }) => span.paragraph === paragraph && span.start === start)) return;
    found.push({ text, span: { paragraph, start, end } });
  };
  if (title.span && titled.test(title.text)) {
    const { paragraph } = title.span;
    for (const citation of namesIn(paragraphs[paragraph]!)) take(paragraph, citation);
  }
  const isList = list.test(title.text) && !/修改|修订/.test(title.text);
  let open = isList;
  const worded: number[] = [];
  visitAmong(wordsOfRepeal(paragraphs), members, (_found, _at, index) => worded.push(index));
  let next = 0;
  for (let index = 0; index < members.length; index++) {
    if (!open) {
      // What neither speaks of repeal nor stands in a list of what is repealed says nothing.
      while (next < worded.length && worded[next]! < index) next++;
      if (next === worded.length) break;
      index = worded[next]!;
    }
    const at = members[index]!;
    const paragraph = paragraphs[at]!;
    const { text, block } = paragraph;
    if (block.kind !== 'text' && block.kind !== 'row') continue;
    if (open) {
      const [first] = namesIn(paragraph);
      const label = labelOf(text);
      if (first && (isList || (label && label.kind !== 'article') || text.trimStart().startsWith('《'))) {
        take(at, first);
        continue;
      }
      open = isList;
    }
    if (!mayRepeal.test(text)) continue;
    for (const { start, end, ended } of statementsIn(paragraph)) {
      const names = namesIn(paragraph).filter((name) => name.start >= start && name.end <= end);
      const last = names.at(-1);
      if (!last || (ended && !leadsUp.test(text.slice(last.end, end)))) continue;
      for (const name of names) if (!versionOf.test(text.slice(name.end))) take(at, name);
    }
    if (announces.test(text)) open = true;
  }
  return found;
}

function namesIn(paragraph: Paragraph): readonly FoundCitation[] {
  return factsOf(paragraph).citations.filter(({ kind }) => kind !== 'internal');
}

interface Statement {
  readonly start: number;
  readonly end: number;
  /** The verb stands behind the names, not before them. */
  readonly ended: boolean;
}

/** Stretches that hold what is repealed. */
const statementsIn = onceForEach((text): readonly Statement[] => {
  const stretches: Statement[] = [];
  let behind = 0;
  for (const match of text.matchAll(ends)) {
    const sentence = text.lastIndexOf('。', match.index) + 1;
    stretches.push({ start: Math.max(sentence, behind), end: match.index, ended: true });
    behind = match.index + match[0].length;
  }
  for (const match of text.matchAll(begins)) {
    const start = match.index + match[0].length;
    const mark = text.slice(start).search(/[。；]/);
    stretches.push({ start, end: mark < 0 ? text.length : start + mark, ended: false });
  }
  return stretches;
});
