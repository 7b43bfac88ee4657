/** style/numeral-profile: amounts in the numerals that documents of this kind do not use. */
import { lowerBound } from '../../ingest/lower-bound.ts';
import { foundWithin, gathering } from '../../ingest/paragraph-versions.ts';
import type { PolicyDocument } from '../../policy/model.ts';
import { chineseNumeral, parseNumeral } from '../../policy/numerals.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptByDocument, keptFindings } from '../kept-findings.ts';
import { profileOf } from '../profile.ts';
import { saidIn, saidOf } from '../said-records.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

type Script = 'chinese' | 'arabic';

const measured = '元|公顷|平方米|平方公里|公里|千米|立方米|吨|千瓦|亩';
/** Counted in figures by official documents, plans and reports; laws have their own habits. */
const counted = '人|名|户|家';
const units = `${measured}|${counted}`;
const chinese = new RegExp(
  `(?<![〇零一二三四五六七八九十百千万亿两点第分几数])([一二三四五六七八九两十][一二三四五六七八九十百千万亿两零]{1,11})(?=多?(?:${units})(?![/／]))`,
  'g',
);
/** Time limits: 自收到申请之日起十日内, 有效期五年。 A year or a day of the calendar is none. */
const limits = '(?=(?:个工作日|日|天|个月|年|小时)(?:内|以内|以上|以下|前|后|的|届满|期满|[，。；]|$))';
const chineseLimit = new RegExp(
  `(?<![第月年〇零一二三四五六七八九十百千两])([一二三四五六七八九十百两]{1,4})${limits}`,
  'g',
);
const arabicLimit = new RegExp(`(?<![第月年0-9.．—～~〔-])([0-9]{1,3})${limits}`, 'g');
const anyLimit = /[0-9一二三四五六七八九十百两](?:个工作日|日|天|个月|年|小时)/;
/** 一年内 and 半年一次 are words more than numbers. */
const isWord = /^[一两]$/;

/** 四五十, 十七八: an approximate number, always in Chinese numerals. */
const approximate = /[一二两三四五六七八九]{2}/;
const arabic = new RegExp(`(?<![0-9.．,，/A-Za-z第])([0-9]{1,9})([万亿]?)(?=多?(?:${units})(?![/／]))`, 'g');
const anyUnit = new RegExp(`[0-9万亿千百十零一二三四五六七八九两]多?(?:${units})`);

/** Laws of the National People's Congress and its committee write sums of money in Chinese numerals throughout. */
const lawsInChinese: ReadonlySet<string> = new Set(['法', '法典', '宪法']);
const isCounted = new RegExp(`^多?(?:${counted})`);
const money = /^[0-9〇零一二三四五六七八九十百千万亿两]+多?元/;
/** Fewer amounts of one kind show no habit; one in six of the other kind is a habit too. */
const fewestAmounts = 5;
const largestShare = 1 / 6;
/** Time limits are written in one way throughout, so that fewer show it. */
const fewestLimits = 3;
const largestShareOfLimits = 1 / 3;

interface Amount {
  readonly script: Script;
  readonly start: number;
  readonly end: number;
  readonly isMoney: boolean;
  /** People or units, not an amount in the strict sense. */
  readonly isCount: boolean;
  readonly isLimit: boolean;
}

export const numeralProfile: DraftCheck = {
  code: 'style/numeral-profile',
  title: { zh: '数额的数字写法', en: 'Numerals of amounts' },
  rationale: {
    zh: '同一文件的数额用同一种数字：法律用汉字数字（十万元），行政法规、公文和规划一般用阿拉伯数字（10万元）（GB/T 15835—2011，4.1、4.3；同类场合形式统一）。地方性法规、规章各有习惯，以本稿占多数的写法为准；期限（三十日、30日）也一样。',
    en: 'One document, one kind of numerals: laws write 十万元, regulations and official documents 10万元 (GB/T 15835—2011, 4.1, 4.3). Where habits differ, the prevailing one of the draft counts, for time limits (三十日, 30日) as well.',
  },
  defaultSeverity: 'information',
  severityIn: { official: 'hint', report: 'hint' },
  bad: [
    {
      text: '青溪市公园条例\n\n第一条　擅自占用绿地的，处5万元罚款。\n\n第二条　擅自砍伐的，处1000元罚款。\n\n第三条　设置广告的，处2000元罚款。\n\n第四条　损坏设施的，处500元罚款。\n\n第五条　违法经营的，处3万元罚款。\n\n第六条　拒不改正的，处⟦十万⟧元罚款。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　主管部门应当自受理之日起二十日内作出决定。\n\n第二条　逾期三十日的，自行失效。\n\n第三条　申请人可以在十五日内申诉，主管部门应当在⟦10⟧日内答复。',
    },
    { text: '青溪市公园建设规划\n\n一、重点任务\n\n新增绿地三百公顷，投入30亿元。'.replace('三百', '⟦三百⟧') },
  ],
  good: [
    {
      text: '青溪市公园管理办法\n\n第一条　主管部门应当自受理之日起二十日内作出决定。\n\n第二条　一年内逾期三十日的，自2024年3月1日起十五日内失效。\n\n第三条　本办法自2024年3月1日起施行。',
    },
    {
      text: '青溪市公园条例\n\n第一条　擅自占用绿地的，处五万元罚款。\n\n第二条　擅自砍伐的，处一千元罚款。',
    },
    { text: '青溪市公园建设规划\n\n一、重点任务\n\n新增绿地300公顷，投入30亿元，打造百亿元产业。' },
    { text: '青溪市公园建设规划\n\n一、重点任务\n\n新增绿地300公顷，培育四五十户花卉企业。' },
  ],
  run(draft) {
    const { frame, numbering } = saidIn(draft.text);
    const { found } = amountsIn(draft.text.paragraphs);
    return kept(draft, [frame, numbering, found], () => findAll(draft, frame));
  },
};

const kept = keptFindings();
const keptOf = keptByDocument();

function* findAll(draft: Draft, frame: unknown): Iterable<Finding | undefined> {
  const amounts = amountsIn(draft.text.paragraphs);
  for (const document of draft.text.documents) {
    const { role, firstParagraph, endParagraph } = document;
    if (role === 'compendium') continue;
    const { numbering } = saidOf(draft.text, document);
    const own = () => [frame, numbering, ...foundWithin(amounts, firstParagraph, endParagraph)];
    yield* keptOf(draft, document, { beside: [], own }, () => find(draft, document));
  }
}

function* find(draft: Draft, document: PolicyDocument): Iterable<Finding | undefined> {
  yield* findAmong(draft, document, whichCount(document), expectedScript);
  if (profileOf(document) === 'law') yield* findAmong(draft, document, 'limits', expectedOfLimits);
}

function* findAmong(
  draft: Draft,
  document: PolicyDocument,
  which: Which,
  expectedOf: (document: PolicyDocument, count: Tally) => Script | null,
): Iterable<Finding | undefined> {
  const count: Record<Script, number> = { chinese: 0, arabic: 0 };
  visitAmounts(draft, document, ({ tallies }) => {
    count.chinese += tallies[which].chinese;
    count.arabic += tallies[which].arabic;
  });
  const expected = expectedOf(document, count);
  if (expected === null || count[expected] === count.chinese + count.arabic) return;
  const found: Finding[] = [];
  visitAmounts(draft, document, ({ amounts, tallies }, paragraph) => {
    if (tallies[which].chinese + tallies[which].arabic === tallies[which][expected]) return;
    for (const amount of amounts) {
      if (counts[which](amount) && amount.script !== expected)
        found.push(finding(draft, document, amount, paragraph, expected));
    }
  });
  yield* found;
}

/** Which amounts count in a document: those of money, all but people and units, all. */
const counts = {
  money: ({ isMoney }: Amount) => isMoney,
  strict: ({ isCount, isLimit }: Amount) => !isCount && !isLimit,
  all: ({ isLimit }: Amount) => !isLimit,
  limits: ({ isLimit }: Amount) => isLimit,
};
type Which = keyof typeof counts;

function whichCount(document: PolicyDocument): Which {
  if (profileOf(document) !== 'law') return 'all';
  return lawsInChinese.has(document.genre ?? '') ? 'money' : 'strict';
}

/** Visits the amounts of the document's own text, not of what it carries or quotes: thousands in a long draft. */
function visitAmounts(
  { text }: Draft,
  document: PolicyDocument,
  visit: (amounts: AmountsOfParagraph, paragraph: number) => void,
): void {
  const { id, firstParagraph, endParagraph } = document;
  const carried = text.documents.filter(({ parent }) => parent === id);
  const { paragraphs, found: amounts } = amountsIn(text.paragraphs);
  for (let index = lowerBound(paragraphs, firstParagraph); index < paragraphs.length; index++) {
    const paragraph = paragraphs[index]!;
    if (paragraph >= endParagraph) break;
    if (carried.some((other) => other.firstParagraph <= paragraph && paragraph < other.endParagraph)) continue;
    visit(amounts[index]!, paragraph);
  }
}

type Tally = Readonly<Record<Script, number>>;

/** The amounts of a paragraph, and how many of them are written in either script. */
interface AmountsOfParagraph {
  readonly amounts: readonly Amount[];
  readonly tallies: Readonly<Record<Which, Tally>>;
}

function tallied(amounts: readonly Amount[]): AmountsOfParagraph {
  const tally = (which: Which): Tally => {
    const counted = amounts.filter(counts[which]);
    const chinese = counted.filter(({ script }) => script === 'chinese').length;
    return { chinese, arabic: counted.length - chinese };
  };
  return {
    amounts,
    tallies: { money: tally('money'), strict: tally('strict'), all: tally('all'), limits: tally('limits') },
  };
}

/** Amounts of the paragraphs, in order. */
const amountsIn = gathering(({ text: line, block }): AmountsOfParagraph | null => {
  if (block.kind !== 'text' || (!anyUnit.test(line) && !anyLimit.test(line))) return null;
  const ofAmounts = [
    ...Array.from(line.matchAll(chinese), (match) => ({ match, script: 'chinese' as const })),
    ...Array.from(line.matchAll(arabic), (match) => ({ match, script: 'arabic' as const })),
  ]
    .filter(({ match }) => !approximate.test(match[0]))
    .map(({ match, script }) => ({
      isLimit: false,
      script,
      start: match.index,
      end: match.index + match[0].length,
      isMoney: money.test(line.slice(match.index)),
      isCount: isCounted.test(line.slice(match.index + match[0].length)),
    }));
  const found = ofAmounts.concat(anyLimit.test(line) ? [...limitsIn(line)] : []);
  const own = found.filter(({ start }) => !isInside(repeatedWords(line), start));
  return own.length === 0 ? null : tallied(own.sort((a, b) => a.start - b.start));
});

function* limitsIn(line: string): Iterable<Amount> {
  for (const [pattern, script] of [
    [chineseLimit, 'chinese'],
    [arabicLimit, 'arabic'],
  ] as const) {
    for (const { index: start, 1: written } of line.matchAll(pattern)) {
      if (isWord.test(written!) || approximate.test(written!)) continue;
      yield { script, start, end: start + written!.length, isMoney: false, isCount: false, isLimit: true };
    }
  }
}

/** The one that prevails in the document; null where there are too few to tell, or both are used. */
function expectedOfLimits(_: PolicyDocument, { chinese: written, arabic: digits }: Tally): Script | null {
  const all = written + digits;
  if (all < fewestLimits) return null;
  if (written / all <= largestShareOfLimits) return 'arabic';
  return digits / all <= largestShareOfLimits ? 'chinese' : null;
}

function expectedScript(
  document: PolicyDocument,
  { chinese: written, arabic: digits }: Readonly<Record<Script, number>>,
): Script | null {
  const all = written + digits;
  if (profileOf(document) === 'law') {
    if (lawsInChinese.has(document.genre ?? '')) return 'chinese';
  } else if (written <= digits || all < fewestAmounts) return 'arabic';
  if (all < fewestAmounts) return null;
  if (written / all <= largestShare) return 'arabic';
  return digits / all <= largestShare ? 'chinese' : null;
}

function finding(
  draft: Draft,
  document: PolicyDocument,
  { start, end }: Amount,
  paragraph: number,
  expected: Script,
): Finding {
  const printed = draft.text.paragraphs[paragraph]!.text.slice(start, end);
  const range = locate(draft.text, { paragraph, start, end });
  const newText = expected === 'arabic' ? inDigits(printed) : inChinese(printed);
  const isLaw = lawsInChinese.has(document.genre ?? '');
  const habit = isLaw
    ? { zh: '法律的数额', en: 'Laws write amounts' }
    : { zh: '本稿的数额', en: 'This draft writes amounts' };
  return {
    code: numeralProfile.code,
    severity: numeralProfile.defaultSeverity,
    range,
    message: {
      zh: `${habit.zh}用${expected === 'arabic' ? '阿拉伯数字' : '汉字数字'}，这里是“${printed}”。`,
      en: `${habit.en} in ${expected === 'arabic' ? 'Arabic' : 'Chinese'} numerals; this is “${printed}”.`,
    },
    evidence: [],
    fixes:
      newText === null
        ? []
        : [
            {
              title: { zh: `改为“${newText}”`, en: `Change to “${newText}”` },
              edits: [{ range, newText }],
              preferred: false,
            },
          ],
  };
}

/** 三千万 → 3000万, 五亿 → 5亿, 一百万亿 → 100万亿, 一千二百 → 1200. */
function inDigits(written: string): string | null {
  const value = parseNumeral(written);
  if (value === null) return null;
  if (value % 1_000_000_000_000 === 0) return `${value / 1_000_000_000_000}万亿`;
  if (value % 100_000_000 === 0) return `${value / 100_000_000}亿`;
  return value % 10_000 === 0 ? `${value / 10_000}万` : String(value);
}

/** 10万 → 十万, 2000 → 二千. */
function inChinese(digits: string): string {
  const unit = /[万亿]$/.exec(digits)?.[0] ?? '';
  return `${chineseNumeral(Number.parseInt(digits, 10))}${unit}`;
}
