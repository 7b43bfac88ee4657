/** style/placeholder: something is still to be filled in. */
import type { ParagraphCheck } from '../check.ts';

const placeholder =
  /(?<![A-Za-z0-9])[XxＸ]{2,}(?![A-Za-z]|[0-9])|(?<![0-9A-Za-z])(?:19|20)[XxＸ×]{1,2}(?![A-Za-z0-9])|(?<![0-9A-Za-z])20[0-9][XxＸ×](?![A-Za-z0-9])|[×✕╳]{2,}|×(?=[年月日号])|[□▢]{2,}|[【［[（(](?:待|此处|请|需)(?:补|定|填|核|查|写|续|完善|确认|商|插入|输入)[^【】［］[\]（）()]{0,12}[】］\])）]|(?<![A-Za-z])(?:TODO|TBD|FIXME|todo|tbd)(?![A-Za-z])|[？?]{3,}|[＿_]{3,}/g;

export const placeholderLeft: ParagraphCheck = {
  code: 'style/placeholder',
  title: { zh: '留有待填内容', en: 'Something is still to be filled in' },
  rationale: {
    zh: '“××”“【待补】”“TODO”等是起草时留的记号，印发前应当填上或者删去。',
    en: '××, 【待补】, TODO and the like are marks of work in progress.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '由⟦XX⟧部门负责，于⟦20XX⟧年底前完成。' },
    { text: '目标值为⟦【待补】⟧。' },
    { text: '印发⟦××⟧市人民政府。' },
    { text: '⟦TODO⟧：补充责任单位。' },
  ],
  good: [
    { text: '由市园林部门负责，于2025年底前完成。' },
    { text: '配备X光机两台，采购XXL号防护服。' },
    { text: '长×宽不小于3米×5米。' },
    { text: '【专栏】重点工程' },
  ],
  *find({ text, kind }) {
    for (const { index, 0: printed } of text.matchAll(placeholder)) {
      // Forms and their rows have blanks to be written in by hand.
      if (kind === 'row' && !/[待T]/.test(printed)) continue;
      yield {
        start: index,
        end: index + printed.length,
        message: { zh: `“${printed}”有待填写。`, en: `“${printed}” is still to be filled in.` },
      };
    }
  },
};
