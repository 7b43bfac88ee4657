/** wording/unit-words: a term that the drafter's unit has agreed not to write (policy-words.yaml). */
import type { ForbiddenWord } from '../../corpus/user-files/unit-words.ts';
import type { ParagraphCheck, ParagraphFinding } from '../check.ts';

const words = `用语:
  - 应写: 社区食堂
    不写: [老年饭堂, 饭堂]
    理由: 与市级方案一致
    例外: [学校饭堂]
  - 不写: 高大上
    理由: 口语
  - 应写: 人民群众
    不写: 老百姓
    适用: 规划
`;

export const unitWords: ParagraphCheck = {
  code: 'wording/unit-words',
  title: { zh: '不合本单位用语', en: 'Not the words of the unit' },
  rationale: {
    zh: '本单位约定的写法和不用的写法，写在 policy-words.yaml 里（见使用说明）。书名号内的标题、约定的例外和应写的词语本身不提示；只对部分文种约定的，其他文种不提示。',
    en: 'What a unit has agreed to write and not to write stands in its policy-words.yaml (see the guide). Titles in 《》, agreed exceptions and the preferred terms themselves are not reported, nor documents of other kinds than the entry names.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      words,
      text: '每个社区建设一处⟦老年饭堂⟧，⟦饭堂⟧应当公示价格。',
      fixed: '每个社区建设一处社区食堂，社区食堂应当公示价格。',
    },
    { words, text: '不搞⟦高大上⟧的项目。' },
  ],
  good: [
    { words, text: '社区食堂与学校饭堂可以共用厨房，按照《青溪市老年饭堂管理办法》执行。' },
    { text: '每个社区建设一处老年饭堂。' },
  ],
  *find({ text }, { words: known }) {
    for (const word of known?.forbiddenIn(text) ?? []) yield findingOf(word);
  },
};

function findingOf({ start, end, term, entry, uri }: ForbiddenWord): ParagraphFinding {
  const { preferred, reason, line, character, kinds } = entry;
  const why = reason === null ? '' : `（${reason}）`;
  const because = reason === null ? '' : ` (${reason})`;
  const at = { startLine: line, startCharacter: character, endLine: line, endCharacter: character };
  const place = { uri, start: entry.start, end: entry.start, ...at };
  return {
    start,
    end,
    message:
      preferred === null
        ? { zh: `本单位不写“${term}”${why}。`, en: `The unit does not write “${term}”${because}.` }
        : {
            zh: `本单位写“${preferred}”，不写“${term}”${why}。`,
            en: `The unit writes “${preferred}”, not “${term}”${because}.`,
          },
    evidence: [{ place, message: { zh: '本单位用语', en: 'The words of the unit' } }],
    fixes:
      preferred === null
        ? []
        : [
            {
              title: { zh: `改为“${preferred}”`, en: `Change to “${preferred}”` },
              edits: [{ start, end, newText: preferred }],
              preferred: true,
            },
          ],
    ...(kinds.length > 0 ? { kinds } : {}),
  };
}
