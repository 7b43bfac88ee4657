/** Which of two plans the other has to follow. */
import type { Level, PolicyDocument } from '../../policy/model.ts';

const levels: readonly Level[] = ['central', 'ministry', 'province', 'city', 'county', 'unit'];
const general = /国民经济和社会发展/;

/** A plan of a higher level, or the general plan beside one of a single field; the place is compared with the figures. */
export function isUpperPlan(
  other: Pick<PolicyDocument, 'title' | 'level'>,
  own: Pick<PolicyDocument, 'title' | 'level'>,
): boolean {
  if (own.level === null || other.level === null) return false;
  if (levels.indexOf(other.level) < levels.indexOf(own.level)) return true;
  return other.level === own.level && general.test(other.title) && !general.test(own.title);
}
