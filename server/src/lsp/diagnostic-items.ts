/** Findings of a draft as diagnostics of the protocol. */
import type { Diagnostic, Range } from 'vscode-languageserver';
import type { Finding } from '../checks/check.ts';
import type { Locale } from '../checks/message.ts';
import { trimmed } from '../ingest/change.ts';
import { locationOf, rangeOf, severityOf } from './convert.ts';
import type { OpenDraft } from './drafts.ts';

export const diagnosticSource = { zh: '政策起草', en: 'policy-drafting' };

export interface DiagnosticStyle {
  readonly locale: Locale;
  /** The evidence comes as related information. */
  readonly related: boolean;
  /** URI of the rule of a check; null: the client shows no links. */
  readonly ruleOf: ((code: string) => string | null) | null;
}

export function diagnosticOf({ document }: OpenDraft, finding: Finding, style: DiagnosticStyle): Diagnostic {
  return diagnosticAt(rangeOf(document, finding.range), finding, style);
}

function diagnosticAt(range: Range, finding: Finding, { locale, related, ruleOf }: DiagnosticStyle): Diagnostic {
  const href = ruleOf?.(finding.code) ?? null;
  const diagnostic: Diagnostic = {
    range,
    severity: severityOf(finding.severity),
    code: finding.code,
    ...(href === null ? {} : { codeDescription: { href } }),
    source: diagnosticSource[locale],
    message: finding.message[locale],
  };
  if (!related || finding.evidence.length === 0) return diagnostic;
  const relatedInformation = finding.evidence.map(({ place, message }) => ({
    location: locationOf(place),
    message: message[locale],
  }));
  return { ...diagnostic, relatedInformation };
}

/** The diagnostics of a draft through its versions: of those that say what they said only the place is worked out again. */
export class DiagnosticItems {
  #findings: readonly Finding[] = [];
  #items: readonly Diagnostic[] = [];
  #style: DiagnosticStyle | null = null;

  of(open: OpenDraft, findings: readonly Finding[], style: DiagnosticStyle): Diagnostic[] {
    const before = this.#style && isSameStyle(this.#style, style) ? this.#findings : [];
    const whole = { first: 0, endBefore: before.length, end: findings.length };
    const { first, endBefore, end } = trimmed(whole, (was, now) => saysSame(before[was]!, findings[now]!));
    const items = findings.map((finding, at) => {
      const range = rangeOf(open.document, finding.range);
      if (at >= first && at < end) return diagnosticAt(range, finding, style);
      const known = this.#items[at < first ? at : at - end + endBefore]!;
      return isSameRange(known.range, range) ? known : { ...known, range };
    });
    this.#findings = findings;
    this.#items = items;
    this.#style = style;
    return items;
  }
}

function isSameStyle(a: DiagnosticStyle, b: DiagnosticStyle): boolean {
  return a.locale === b.locale && a.related === b.related && a.ruleOf === b.ruleOf;
}

/** Whether two findings are the same diagnostic but for its place. */
function saysSame(a: Finding, b: Finding): boolean {
  if (a === b) return true;
  const hasSameEvidence = a.evidence === b.evidence || a.evidence.length + b.evidence.length === 0;
  if (a.code !== b.code || a.severity !== b.severity || !hasSameEvidence) return false;
  return a.message === b.message || (a.message.zh === b.message.zh && a.message.en === b.message.en);
}

function isSameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
