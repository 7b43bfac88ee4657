/** Every check there is, in the order of the reference page. */
import { alignmentIssuer } from './alignment-issuer.ts';
import { alignmentNoOwner } from './alignment-no-owner.ts';
import { alignmentWeaker } from './alignment-weaker.ts';
import { articleMissing } from './article-missing.ts';
import { attachmentList } from './attachment-list.ts';
import type { Check } from './check.ts';
import { definitionConflict } from './definition-conflict.ts';
import { definitionDuplicate } from './definition-duplicate.ts';
import { definitionGloss } from './definition-gloss.ts';
import { definitionUndefined } from './definition-undefined.ts';
import { definitionUnused } from './definition-unused.ts';
import { definitionUsedBefore } from './definition-used-before.ts';
import { figureBaseline } from './figure-baseline.ts';
import { figureConflict } from './figure-conflict.ts';
import { figureTextTable } from './figure-text-table.ts';
import { levelOrder } from './level-order.ts';
import { misquoted } from './misquoted.ts';
import { moved } from './moved.ts';
import { numberMismatch } from './number-mismatch.ts';
import { referenceMissing } from './reference-missing.ts';
import { selfName } from './self-name.ts';
import { sequence } from './sequence.ts';
import { singleParagraph } from './single-paragraph.ts';
import { styleChecks } from './style/style-checks.ts';
import { superseded } from './superseded.ts';
import { titleNearMiss } from './title-near-miss.ts';
import { unitWords } from './unit-words.ts';
import { wordingDiffers } from './wording-differs.ts';
import { wordingInconsistent } from './wording-inconsistent.ts';
import { wordingOutdated } from './wording-outdated.ts';

export const checks: readonly Check[] = [
  wordingDiffers,
  wordingOutdated,
  wordingInconsistent,
  unitWords,
  titleNearMiss,
  articleMissing,
  superseded,
  numberMismatch,
  moved,
  misquoted,
  referenceMissing,
  singleParagraph,
  selfName,
  sequence,
  levelOrder,
  attachmentList,
  definitionUnused,
  definitionUsedBefore,
  definitionDuplicate,
  definitionUndefined,
  definitionConflict,
  definitionGloss,
  figureConflict,
  figureTextTable,
  figureBaseline,
  alignmentWeaker,
  alignmentNoOwner,
  alignmentIssuer,
  ...styleChecks,
];
