/** Runs checks over a text as editor and command line do. */
import type { Check, Draft, Finding } from '../../../../server/src/checks/check.ts';
import type { CheckFailed } from '../../../../server/src/checks/paragraph-findings.ts';
import { checks as allChecks } from '../../../../server/src/checks/registry.ts';
import { corpusOf } from '../../../../server/src/corpus/corpus-of.ts';
import { intlSegmenter } from '../../../../server/src/corpus/intl-segmenter.ts';
import { checkedDraft } from '../../../../server/src/features/diagnose.ts';
import {
  defaultFindingSettings,
  type FindingSettings,
} from '../../../../server/src/features/findings/finding-settings.ts';
import type { Judgement } from '../../../../server/src/features/findings/judge.ts';
import { readPolicyText } from '../../../../server/src/policy/read-policy-text.ts';

/** A corpus that says nothing about any draft, but is there. */
const reference = {
  corpus: corpusOf([{ name: '一.txt', text: '霁江省航道养护规定\n\n第一条　为了加强航道养护，制定本规定。' }]),
  segmenter: intlSegmenter(),
};

export interface Circumstances {
  readonly checks?: readonly Check[];
  readonly settings?: Partial<FindingSettings>;
  readonly baseline?: ReadonlySet<string>;
  readonly format?: 'text' | 'markdown';
  readonly failed?: CheckFailed;
}

export function draftOf(source: string, format: 'text' | 'markdown' = 'text'): Draft {
  return { uri: 'file:///draft.policy', source, text: readPolicyText(source, { format }) };
}

export function judgementOf(source: string, circumstances: Circumstances = {}): Judgement {
  const { checks = allChecks, settings = {}, baseline = new Set(), format, failed = thrown } = circumstances;
  const options = { checks, settings: { ...defaultFindingSettings, ...settings }, baseline };
  return checkedDraft(draftOf(source, format), reference, options, failed);
}

function thrown(code: string, error: unknown): never {
  throw new Error(code, { cause: error });
}

/** The text with the ranges of findings between ⟦ and ⟧. */
export function marked(source: string, found: readonly Pick<Finding, 'range'>[]): string {
  const bounds = found.flatMap(({ range }) => [
    { at: range.start, mark: '⟦' },
    { at: range.end, mark: '⟧' },
  ]);
  return bounds
    .sort((a, b) => b.at - a.at || (a.mark === '⟦' ? -1 : 1))
    .reduce((text, { at, mark }) => text.slice(0, at) + mark + text.slice(at), source);
}

/** Finds every occurrence of a word: a check whose findings a test can place as it likes. */
export function wordCheck(code: string, word: string, more: Partial<Check> = {}): Check {
  const say = { zh: word, en: word };
  return {
    code,
    title: say,
    rationale: say,
    defaultSeverity: 'warning',
    bad: [],
    good: [],
    find: ({ text }: { readonly text: string }) =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ 0: found, index }) => ({
        start: index,
        end: index + found.length,
        message: say,
      })),
    ...more,
  } as Check;
}
