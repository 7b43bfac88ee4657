// Where the browser workbench is kept: outside the repository, shared by all checkouts.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `POLICY_DRAFTING_WORKBENCH`, or a folder in the user's cache. */
export function cacheFolder() {
  const { POLICY_DRAFTING_WORKBENCH, XDG_CACHE_HOME } = process.env;
  if (POLICY_DRAFTING_WORKBENCH) return POLICY_DRAFTING_WORKBENCH;
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'policy-drafting-workbench');
}

/** The workbench cannot be had on this machine; the message says why and what to do. */
export class WorkbenchUnavailable extends Error {}
