/** Every check there is, in the order of the reference page. */
import { alignmentIssuer } from './alignment/issuer.ts';
import { alignmentNoOwner } from './alignment/no-owner.ts';
import { alignmentWeaker } from './alignment/weaker.ts';
import type { Check } from './check.ts';
import { articleMissing } from './citation/article-missing.ts';
import { misquoted } from './citation/misquoted.ts';
import { moved } from './citation/moved.ts';
import { numberMismatch } from './citation/number-mismatch.ts';
import { superseded } from './citation/superseded.ts';
import { titleNearMiss } from './citation/title-near-miss.ts';
import { definitionConflict } from './definition/conflict.ts';
import { definitionDuplicate } from './definition/duplicate.ts';
import { definitionGloss } from './definition/gloss.ts';
import { definitionUndefined } from './definition/undefined.ts';
import { definitionUnused } from './definition/unused.ts';
import { definitionUsedBefore } from './definition/used-before.ts';
import { figureBaseline } from './figure/baseline.ts';
import { figureConflict } from './figure/conflict.ts';
import { figureTextTable } from './figure/text-table.ts';
import { referenceMissing } from './reference/missing.ts';
import { selfName } from './reference/self-name.ts';
import { singleParagraph } from './reference/single-paragraph.ts';
import { attachmentList } from './structure/attachment.ts';
import { levelOrder } from './structure/level-order.ts';
import { sequence } from './structure/sequence.ts';
import { styleChecks } from './style/style-checks.ts';
import { wordingDiffers } from './wording/differs.ts';
import { wordingInconsistent } from './wording/inconsistent.ts';
import { wordingOutdated } from './wording/outdated.ts';
import { unitWords } from './wording/unit-words.ts';

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
