/** A draft that was checked, as the reports take it. */
import type { Draft, Severity } from '../../checks/check.ts';
import type { Message } from '../../checks/message.ts';
import type { Judgement } from '../../features/findings/judge.ts';

export interface Checked {
  /** As the user named it, relative to the working folder where it lies below. */
  readonly path: string;
  readonly draft: Draft;
  readonly judgement: Judgement;
}

export const severityNames: Readonly<Record<Severity, Message>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '信息', en: 'information' },
  hint: { zh: '提示', en: 'hint' },
};
