import type { PolicyDocument } from './model.ts';

/** A document through all versions of a draft: what its reading remembers is remembered with this. */
export interface Lineage {
  /** As it was read last; null before the first time. */
  last: PolicyDocument | null;
}
