/** Writes docs/checks.md from the checks themselves, so that the page says what the code does. */
import type { CheckDescription, Example, Profile, Severity } from '../../server/src/checks/check.ts';
import type { Counts } from '../measure/counts.ts';
import { measuredLine, measuredTexts, measuredWarnings } from './measured-text.ts';

const severities: Readonly<Record<Severity, string>> = {
  error: '错误 error',
  warning: '警告 warning',
  information: '信息 information',
  hint: '提示 hint',
};

/** Markdown of the reference page; headings are the codes, so that `docs/checks.md#wordingdiffers` is a stable link. */
export function checksPage(checks: readonly CheckDescription[], counts: Counts): string {
  const rows = checks.map(
    (check) =>
      `| [${check.code}](#${anchor(check.code)}) | ${check.title.zh} | ${severities[check.defaultSeverity]} | ${measuredWarnings(check.code, counts)} |`,
  );
  return `${[
    '# 检查项 Checks',
    '<!-- 由 npm run docs 生成，请勿手工修改。 -->',
    '每条提示都带有下列代码之一。例子中 ⟦⟧ 标出被提示的文字。不改的怎样忽略，级别怎样调整，见[使用说明](guide.md#不改的写明理由忽略)。',
    measuredTexts(counts),
    ['| 代码 | 内容 | 级别 | 每两万字警告 |', '|---|---|---|---|', ...rows].join('\n'),
    ...checks.map((check) => section(check, counts)),
  ].join('\n\n')}\n`;
}

/** The anchor that GitHub and VS Code's preview give to a heading. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function section(check: CheckDescription, counts: Counts): string {
  return [
    `## ${check.code}`,
    `**${check.title.zh}**（${severityText(check)}）`,
    check.rationale.zh,
    `*${check.title.en}.* ${check.rationale.en}`,
    measuredLine(check.code, counts),
    ...check.bad.flatMap((bad, index) => [`### 提示 Flagged ${index + 1}`, example(bad)]),
    ...check.good.flatMap((good, index) => [`### 不提示 Not flagged ${index + 1}`, example(good)]),
  ].join('\n\n');
}

/** The severity, and that of the kinds of documents where it is another. */
function severityText({ defaultSeverity, severityIn = {} }: CheckDescription): string {
  const others = Object.entries(severityIn).map(
    ([profile, severity]) =>
      `${profiles[profile as Profile]}：${severity === 'off' ? '不提示 off' : severities[severity]}`,
  );
  return [severities[defaultSeverity], ...others].join('；');
}

const profiles: Readonly<Record<Profile, string>> = {
  law: '法规 law',
  official: '公文 official',
  plan: '规划 plan',
  report: '报告 report',
};

function example({ text, fixed, corpus, words }: Example): string {
  const parts: (readonly [caption: string, lines: string])[] = [['文稿', text]];
  if (fixed !== undefined) parts.push(['改为', fixed]);
  if (corpus && corpus.length > 0) parts.unshift([`政策库（${corpus.length} 份文件）`, corpus.join('\n――――\n')]);
  if (words !== undefined) parts.unshift(['policy-words.yaml', words.trimEnd()]);
  return parts
    .map(([caption, lines]) => `${caption}：\n\n\`\`\`text\n${lines.replace(/\n{2,}/g, '\n')}\n\`\`\``)
    .join('\n\n');
}
