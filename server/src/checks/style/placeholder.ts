/** style/placeholder: something is still to be filled in. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';

/** Marks of work in progress. */
const note =
  /(?<=^|[：:。；，|]\s?)待(?:补充?|定|填写?|核实?|确定)(?=\s?(?:[：:。；，|]|$))|[（(][^（）()，。；]{1,12}待(?:补充?|定|填写?|核实?|确认|完善)[）)]|[【［[][^【】［］[\]，。；]{1,12}待(?:补充?|定|填写?|核实?|确认|完善)[】\]］]|(?:Error!|错误[!！])\s?(?:Reference source not found|未找到引用源)[.。]?|[【［[（(](?:待|尚待|此处|此段|这里|请|需)(?:待|请|需)?(?:补|定|填|核|查|写|续|完善|确认|商|插入|输入|添加|更新|替换)[^【】［］[\]（）()]{0,16}[】\])）］]|[【［[](?:待|此处|请|略|注：|TODO)[^【】［］[\]]{0,20}[】\]］]|(?<![A-Za-z])(?:TODO|TBD|FIXME|todo|tbd)(?![A-Za-z])|[？?]{3,}|(?<=[\u4e00-\u9fa5])[？?]{1,2}(?=[%％]|[万亿]元)|(?<=[\u4e00-\u9fa5])[？?]{2}(?=[个年月日元])|(?<![0-9*＊])[*＊]{3,}(?![0-9*＊])(?=[^\s])|(?<=[^\s])(?<![0-9*＊])[*＊]{3,}(?![0-9*＊])|(?:年|月|日|为|共|约|达|达到|至|第|在|由|于)[＿_]{2,}|[＿_]{2,}(?:年|月|日|万元|亿元|元|个|项|人|号|%|％)/;
/** Blanks: XX, ××, 20XX, 某某 is a name in rules of procedure and is not meant. */
const blank =
  /(?<![A-Za-z0-9])[XxＸｘ]{2,}(?![A-Za-z0-9])|(?<![0-9A-Za-z])(?:19|20)[XxＸｘ×]{1,2}(?![A-Za-z0-9])|(?<![0-9A-Za-z])20[0-9][XxＸｘ×](?![A-Za-z0-9])|[×✕╳]{2,}|(?<![A-Za-z0-9])[×XＸ](?=月)|(?<=月)[×XＸ](?=日)|(?<=第)[×XＸ](?=[号条章])|(?<=〔(?:[0-9]{4}|20[0-9XＸ×]{2})〕(?:第)?)[×XＸ](?=号)|(?<=[自于至在])(?:[0-9]{4})?[ 　]*年[ 　]*月[ 　]*日(?=[起前止，])|(?<=[于至在])[ 　]+月[ 　]+日(?=[起前止，])|(?<=[一-龥])[*＊]{2}(?=[家个项万亿名人户处所座套公里%％])|[（(][ 　]*[）)](?=[%％]|[万亿]?元|公顷|平方米|公里)|〕[ 　]?号(?<=〔(?:19|20)[0-9]{2}〕[ 　]?号)|(?<=[一-龥])[*＊](?=[万亿]元)|(?<![0-9A-Za-z.])[×XＸ*＊](?=[%％])|(?<=[一-龥])[XＸ](?=(?:[万亿]?元|[个项家名]|平方米|公里|公顷|人次))|(?<![一二三四五六七八九〇])〇{2,}(?![一二三四五六七八九十〇年])(?=[一-龥])|[□▢■]{2,}(?=[\u4e00-\u9fa5%％])|(?<![一二三四五六七八九])○{2,}(?=[\u4e00-\u9fa5])/;
const placeholder = new RegExp(`${note.source}|(${blank.source})`, 'g');
/** Cheap looks before the patterns run, one after the other: the engine is slow where much may begin at a place. */
const looks = [
  /[×✕╳□▢■○〇＿？Ｘｘ＊]/,
  /[Xx_?TFt*!！]/,
  /待[补定填核确]/,
  /[】\]）)］]|〕[ 　]?号|[年 　][ 　]*月[ 　]*日/,
];
const any =
  /待[补定填核确]|[XxＸｘ]{2}|[XＸ][月%％号条章万亿元个项家名平公人]|[*＊]{3}|[*＊][%％万亿]|[*＊]{2}[家个项名人户处所座套公里]|〕[ 　]?号|[年 　][ 　]*月[ 　]*日|[（(][ 　]*[）)]|[？?][%％个项万亿年月日号]|〇〇|20\d?[XxＸｘ×]|×|✕✕|╳╳|[待请此略注需尚][^\n]{1,20}[】\]）)］]|TODO|TBD|FIXME|todo|tbd|[？?]{3}|[＿_]{2}|□□|▢▢|■■|Error!|错误[!！]|[？?]{2}|○○/;

/** More blanks than this make the draft a model text, or hold one, where they are meant to stay. */
const manyBlanks = 5;

export const placeholderLeft: DraftCheck = {
  code: 'style/placeholder',
  title: { zh: '留有待填内容', en: 'Something is still to be filled in' },
  rationale: {
    zh: '“××”“【待补】”“TODO”等是起草时留的记号，印发前应当填上或者删去。全文有许多“××”的，可能是格式文本，只作一般提示；表格不提示。',
    en: '××, 【待补】, TODO and the like are marks of work in progress. Where a draft has many blanks, it may be a model text and they weigh less; tables are not looked at.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '由⟦XX⟧部门负责，于⟦20XX⟧年底前完成。' },
    { text: '目标值为⟦【待补】⟧。' },
    { text: '由⟦××⟧市人民政府印发。' },
    { text: '⟦TODO⟧：补充责任单位。' },
  ],
  good: [
    { text: '由市园林部门负责，于2025年底前完成。' },
    { text: '配备X光机两台，采购XXL号防护服。' },
    { text: '长×宽不小于3米×5米。' },
    { text: '【专栏】重点工程（请示件另送）' },
  ],
  run: (draft) => kept(draft, [marked(draft.text.paragraphs).found], () => find(draft)),
};

const kept = keptFindings();

function* find(draft: Draft): Iterable<Finding | undefined> {
  const found: { readonly finding: Finding; readonly isBlank: boolean }[] = [];
  const { paragraphs, found: marks } = marked(draft.text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const { start, end, isBlank } of marks[index]!) {
      found.push({ isBlank, finding: findingOf(draft, paragraph, start, end) });
    }
    yield undefined;
  }
  const isModel = found.filter(({ isBlank }) => isBlank).length > manyBlanks;
  for (const { finding, isBlank } of found)
    yield isModel && isBlank ? { ...finding, severity: 'information' } : finding;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly isBlank: boolean;
}

const marked = gathering(({ text, block }): readonly Mark[] | null => {
  if (block.kind === 'metadata' || !looks.some((look) => look.test(text)) || !any.test(text)) return null;
  const marks = Array.from(text.matchAll(placeholder), ({ index, 0: printed, 1: blanks }) => ({
    start: index,
    end: index + printed.length,
    isBlank: blanks !== undefined,
  }));
  const left = marks.filter(({ start, isBlank }) => !isBlank || block.kind !== 'row' || /[Xx×]/.test(text[start]!));
  return left.length === 0 ? null : left;
});

function findingOf(draft: Draft, paragraph: number, start: number, end: number): Finding {
  const printed = draft.text.paragraphs[paragraph]!.text.slice(start, end);
  return {
    code: placeholderLeft.code,
    severity: placeholderLeft.defaultSeverity,
    range: locate(draft.text, { paragraph, start, end }),
    message: { zh: `“${printed}”有待填写。`, en: `“${printed}” is still to be filled in.` },
    evidence: [],
    fixes: [],
  };
}
