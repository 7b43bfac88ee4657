/** Every check there is, in the order of the reference page. */
import type { Check } from './check.ts';
import { referenceMissing } from './reference-missing.ts';
import { titleNearMiss } from './title-near-miss.ts';
import { wordingDiffers } from './wording-differs.ts';

export const checks: readonly Check[] = [wordingDiffers, titleNearMiss, referenceMissing];
