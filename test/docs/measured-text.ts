/** What docs/checks.md says of the measured counts (test/measure/counts.json). */
import type { Severity } from '../../server/src/checks/check.ts';
import { type Counts, charactersPerWarning, type Group, groups } from '../measure/counts.ts';

const groupNames: Readonly<Record<Group, string>> = {
  reports: '政府工作报告 reports',
  laws: '法律法规 laws',
  seeds: '规划汇编等 compilations',
};

const severityNames: Readonly<Record<Severity, string>> = {
  error: '错误 error',
  warning: '警告 warning',
  information: '信息 information',
  hint: '提示 hint',
};

/** What was measured: an opening paragraph. */
export function measuredTexts({ texts }: Counts): string {
  const measured = groups.map(
    (group) => `${groupNames[group]} ${texts[group].texts} 份 ${Math.round(texts[group].characters / 10_000)} 万字`,
  );
  return [
    `“实测”是在已发布的文件上每两万字有几处提示（\`npm run measure\`）：${measured.join('，')}。每份文件对照其余全部文件，不对照自己。`,
    '已发布的文件极少有错，所以这些大多是误报，或者是写法确有变化。全部提示都计入，包括平时不显示的。',
    '*“Measured” is how often the check speaks up in 20,000 characters of published texts, each against all the others:*',
    '*mostly false alarms, or wording that did change. All findings count, also those shown in review mode only.*',
  ].join('\n');
}

/** One line for a check. */
export function measuredLine(code: string, { texts, checks, measured }: Counts): string {
  if (!measured.includes(code)) return '实测 Measured：尚未实测 not yet';
  const found = checks[code] ?? {};
  const parts = groups.flatMap((group) => {
    const rates = (Object.keys(severityNames) as Severity[]).flatMap((severity) => {
      const count = found[group]?.[severity] ?? 0;
      return count === 0 ? [] : [`${severityNames[severity]} ${rate(count, texts[group].characters)}`];
    });
    return rates.length === 0 ? [] : [`${groupNames[group]}：${rates.join('，')}`];
  });
  return `实测 Measured：${parts.length === 0 ? '没有提示 none' : parts.join('；')}`;
}

/** Warnings and errors in reports and laws, for the table. */
export function measuredWarnings(code: string, { texts, checks, measured }: Counts): string {
  if (!measured.includes(code)) return '';
  const of = (['reports', 'laws'] as const).map((group) => {
    const { error = 0, warning = 0 } = checks[code]?.[group] ?? {};
    return { count: error + warning, characters: texts[group].characters };
  });
  const count = of.reduce((sum, one) => sum + one.count, 0);
  const characters = of.reduce((sum, one) => sum + one.characters, 0);
  return count === 0 ? '0' : rate(count, characters);
}

function rate(count: number, characters: number): string {
  const value = (count * charactersPerWarning) / characters;
  return value < 0.01 ? '<0.01' : value.toFixed(2);
}
