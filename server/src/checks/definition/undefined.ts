/** definition/undefined: 《办法》, 《实施方案》, a short title that nothing introduces. */
import { squeezedTitle } from '../../policy/definitions/short-titles.ts';
import { squeeze } from '../../policy/fold.ts';
import type { PolicyText, Span } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';

/** Genre words alone: no document is called that. */
const generic =
  /^(?:(?:实施|管理|暂行|试行|指导|工作|行动|总体|发展|若干)*(?:办法|措施|条例|规定|规则|细则|意见|方案|通知|规划|纲要|计划|决定|标准|规范|指南|章程|公约|协议|目录|要点|通知|决议|通报|批复))$/;

export const definitionUndefined: DraftCheck = {
  code: 'definition/undefined',
  title: { zh: '使用了没有确定过的文件简称', en: 'A short title that nothing introduces' },
  rationale: {
    zh: '只写《办法》《意见》的，应当先写明全称并注明“（以下简称《办法》）”，否则读者不知道指哪份文件。',
    en: '《办法》 alone needs an introduction: the full title once, with （以下简称《办法》） behind it.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n全面落实⟦《实施办法》⟧的要求。\n\n二、保障措施\n\n加强领导。',
    },
    { text: '关于加强植树的通知\n\n各区人民政府：\n\n为贯彻⟦《通知》⟧精神，现提出如下要求。' },
  ],
  good: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n根据《青溪市义务植树实施办法》（以下简称《实施办法》），制定本方案。\n\n二、保障措施\n\n落实《实施办法》的要求。',
    },
    {
      text: '关于植树工作情况的报告\n\n市人大常委会：\n\n“十五五”规划《纲要》提出的任务进展顺利。',
    },
    {
      text: '关于印发《青溪市植树实施办法》的通知\n\n各区人民政府：\n\n现将《实施办法》印发给你们。\n\n青溪市人民政府\n\n2024年3月1日',
    },
  ],
  run(draft) {
    const { frame, definitions, citations, stating } = saidIn(draft.text);
    return kept(draft, [frame, definitions, citations, stating], () => find(draft));
  },
};

const kept = keptFindings();

function* find(draft: Draft): Iterable<Finding | undefined> {
  const { documents } = draft.text;
  const introduced = new Set(
    documents.flatMap(({ definitions }) => definitions.map(({ term }) => squeeze(term).replace(/[《》]/g, ''))),
  );
  let titles: readonly string[] | null = null;
  for (const { citations, title: own } of documents) {
    for (const { kind, text, span } of citations) {
      if (kind !== 'title') continue;
      const short = squeezedTitle(text);
      if (!generic.test(short) || introduced.has(short) || isNamedBefore(draft.text, span)) continue;
      yield undefined;
      titles ??= titlesIn(draft.text);
      // A notice that issues one 实施办法 may call it that.
      const isOther = (title: string) => short !== '通知' || title !== squeeze(own);
      if (
        titles.some(
          (title) => title.length > short.length && isOther(title) && title.replace(/[》）)].*$/, '').endsWith(short),
        )
      )
        continue;
      yield {
        code: definitionUndefined.code,
        severity: definitionUndefined.defaultSeverity,
        range: locate(draft.text, span),
        message: {
          zh: `《${text}》没有确定过简称。第一次出现时写全称，并注明“（以下简称《${text}》）”。`,
          en: `Nothing introduces 《${text}》. Write the full title where it first stands, with （以下简称《${text}》）.`,
        },
        evidence: [],
        fixes: [],
      };
    }
  }
}

/** “十四五”规划《纲要》 says which one it is. */
function isNamedBefore({ paragraphs }: PolicyText, { paragraph, start }: Span): boolean {
  return /(?:规划|计划|战略)$/.test(paragraphs[paragraph]!.text.slice(0, start));
}

/** Titles of the documents and of what they cite. */
function titlesIn({ documents }: PolicyText): readonly string[] {
  return documents.flatMap(({ title, citations }) => [
    squeeze(title),
    ...citations.filter(({ kind }) => kind === 'title').map(({ text }) => squeezedTitle(text)),
  ]);
}
