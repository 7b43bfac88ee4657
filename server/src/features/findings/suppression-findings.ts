/** Findings about the suppressions of a draft: those that have no effect any more, or never had. */
import type { CheckDescription, Example, Finding, Fix } from '../../checks/check.ts';
import type { Message } from '../../checks/message.ts';
import { Pattern } from '../../corpus/search/edit-distance.ts';
import type { SourceRange } from '../../policy/span.ts';
import { familyOf } from './finding-settings.ts';
import type { BrokenSuppression, Suppression, Suppressions } from './suppression.ts';

const text = (comment: string): string => `青溪市植树方案\n\n${comment}\n\n全面推进植树，加强管护。`;
const good: readonly Example[] = [{ text: text('<!-- 与园林局核对过 -->') }];

const unused: CheckDescription = {
  code: 'suppression/unused',
  title: { zh: '忽略注释已不起作用', en: 'Suppression that matches nothing' },
  rationale: {
    zh: '注释所指的位置已经没有这项检查的提示。留着它，以后出现的新问题会被一并掩盖。',
    en: 'The check has nothing to say any more where the comment points. Left in place, it would hide the next mistake.',
  },
  defaultSeverity: 'information',
  bad: [
    {
      text: text('<!-- 政策起草 忽略下一行 ⟦structure/sequence⟧：按原文 -->'),
      fixed: '青溪市植树方案\n\n\n全面推进植树，加强管护。',
    },
  ],
  good,
};

const unknownCheck: CheckDescription = {
  code: 'suppression/unknown-check',
  title: { zh: '忽略注释中的检查项不存在', en: 'Suppression of a check that does not exist' },
  rationale: {
    zh: '注释写错了检查项的代码，因而不起作用。代码见本页，也可以写一类检查（structure/*）或者全部（*）。',
    en: 'The comment misspells the code of a check and has no effect. Codes are on this page; a family (structure/*) or all of them (*) may be written too.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n全面推进植树。\n\n<!-- 政策起草 忽略下一行 ⟦structure/sequense⟧：节选 -->\n三、保障措施\n\n加强领导。',
      fixed:
        '青溪市植树方案\n\n一、总体要求\n\n全面推进植树。\n\n<!-- 政策起草 忽略下一行 structure/sequence：节选 -->\n三、保障措施\n\n加强领导。',
    },
  ],
  good,
};

const noReason: CheckDescription = {
  code: 'suppression/no-reason',
  title: { zh: '忽略注释没有写理由', en: 'Suppression without a reason' },
  rationale: {
    zh: '审稿的人要知道为什么不改。理由写在冒号之后。',
    en: 'Whoever reviews the draft needs to know why it was not changed. The reason stands behind a colon.',
  },
  defaultSeverity: 'information',
  bad: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n全面推进植树。\n\n⟦<!-- 政策起草 忽略下一行 structure/sequence -->⟧\n三、保障措施\n\n加强领导。',
    },
  ],
  good: [
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n全面推进植树。\n\n<!-- 政策起草 忽略下一行 structure/sequence：节选 -->\n三、保障措施\n\n加强领导。',
    },
  ],
};

const malformed: CheckDescription = {
  code: 'suppression/malformed',
  title: { zh: '忽略注释写法有误', en: 'Suppression that cannot be read' },
  rationale: {
    zh: '可用的写法是：忽略下一行、忽略开始……忽略结束、忽略全文，后面写检查项代码，再写冒号和理由。写法有误的注释不起作用。',
    en: 'What can be written: ignore-next-line, ignore-begin … ignore-end, ignore-file, then the codes of checks, a colon and the reason. A comment that is written otherwise has no effect.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: text('⟦<!-- 政策起草 忽略本行 structure/sequence：按原文 -->⟧') },
    { text: text('⟦<!-- 政策起草 忽略开始 structure/sequence：按原文 -->⟧') },
    { text: text('⟦<!-- policy-drafting ignore-end -->⟧') },
  ],
  good,
};

export const suppressionDescriptions: readonly CheckDescription[] = [unused, unknownCheck, noReason, malformed];

export interface SuppressionFacts {
  readonly known: ReadonlyMap<string, CheckDescription>;
  /** Whether a code of the suppression with that index kept something away, or cannot be judged now. */
  isUsed(index: number, code: string): boolean;
}

export function findingsAboutSuppressions(
  source: string,
  { suppressions, broken }: Suppressions,
  { known, isUsed }: SuppressionFacts,
): readonly Finding[] {
  if (suppressions.length === 0 && broken.length === 0) return [];
  const families = new Set([...known.keys()].map(familyOf));
  const exists = (code: string) => code === '*' || known.has(code) || families.has(code);
  const findings = broken.map(({ range, problem }) => finding(malformed, range, problems[problem], []));
  suppressions.forEach((suppression, index) => {
    const { codes, range, reason } = suppression;
    const idle = codes.filter(({ code }) => !exists(code) || !isUsed(index, code));
    for (const { code, range: place } of idle) {
      const fix = idle.length === codes.length ? removal(source, suppression) : withoutCode(source, suppression, code);
      if (exists(code)) {
        const message = {
          zh: `这里没有 ${code} 的提示，忽略注释可以删去。`,
          en: `There is no ${code} here; the suppression can go.`,
        };
        findings.push(finding(unused, place, message, [fix]));
        continue;
      }
      const near = nearest(code, [...known.keys()]);
      const message = { zh: `没有检查项 ${code}。`, en: `There is no check ${code}.` };
      // The reason was written for a check that was meant: only the drafter may take it away.
      const fixes = [...(near ? [replacement(place, near)] : []), { ...fix, preferred: false }];
      findings.push(finding(unknownCheck, place, message, fixes));
    }
    if (reason === '' && idle.length < codes.length) {
      findings.push(
        finding(noReason, range, { zh: '请在冒号之后写明忽略的理由。', en: 'Give the reason behind a colon.' }, []),
      );
    }
  });
  return findings.sort((a, b) => a.range.start - b.range.start);
}

const problems: Readonly<Record<BrokenSuppression['problem'], Message>> = {
  'unknown-action': {
    zh: '请写“忽略下一行”“忽略开始”“忽略结束”或者“忽略全文”。',
    en: 'Write ignore-next-line, ignore-begin, ignore-end or ignore-file.',
  },
  'no-codes': { zh: '没有写明忽略哪项检查。', en: 'No check is named.' },
  'no-end': { zh: '“忽略开始”之后没有“忽略结束”，不起作用。', en: 'ignore-begin without ignore-end has no effect.' },
  'no-begin': { zh: '“忽略结束”之前没有“忽略开始”。', en: 'ignore-end without ignore-begin.' },
};

function finding(
  { code, defaultSeverity }: CheckDescription,
  range: SourceRange,
  message: Message,
  fixes: readonly Fix[],
): Finding {
  return { code, severity: defaultSeverity, range, message, evidence: [], fixes };
}

/** The only code so near that it was meant, or null. */
function nearest(code: string, codes: readonly string[]): string | null {
  const pattern = new Pattern(unitsOf(code));
  const near = codes.filter((other) => pattern.distance(unitsOf(other)) <= mostSlips);
  return near.length === 1 ? near[0]! : null;
}

/** Wrong characters in a code that was mistyped. */
const mostSlips = 2;

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text, (one) => one.charCodeAt(0));
}

function replacement(range: SourceRange, code: string): Fix {
  return {
    title: { zh: `改为 ${code}`, en: `Change to ${code}` },
    edits: [{ range, newText: code }],
    preferred: true,
  };
}

function removal(source: string, { range, end }: Suppression): Fix {
  return {
    title: { zh: '删去这条忽略注释', en: 'Remove the suppression' },
    edits: [range, ...(end ? [end] : [])].map((comment) => ({ range: withItsLine(source, comment), newText: '' })),
    preferred: true,
  };
}

/** The comment, with its line and line break where nothing else stands on it. */
function withItsLine(source: string, { start, end }: SourceRange): SourceRange {
  const before = /(?:^|[\r\n])[ \t\u3000]*$/.exec(source.slice(Math.max(0, start - widest), start));
  const behind = /^[ \t\u3000]*(?:\r\n|\r|\n|$)/.exec(source.slice(end, end + widest));
  if (!before || !behind) return { start, end };
  return { start: start - before[0].replace(/^[\r\n]/, '').length, end: end + behind[0].length };
}

/** White space beside a comment that is looked at. */
const widest = 40;

function withoutCode(source: string, { codes }: Suppression, code: string): Fix {
  const at = codes.findIndex((other) => other.code === code);
  const { range } = codes[at]!;
  const next = codes[at + 1];
  const previous = codes[at - 1];
  const removed = next
    ? { start: range.start, end: next.range.start }
    : { start: previous?.range.end ?? range.start, end: range.end };
  return {
    title: {
      zh: `从忽略注释中删去 ${source.slice(range.start, range.end)}`,
      en: `Remove ${code} from the suppression`,
    },
    edits: [{ range: removed, newText: '' }],
    preferred: true,
  };
}
