import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { userCacheFolder } from '../../../server/src/platform/cache-folder.ts';

it('keeps the cache where each system keeps what can be made again', () => {
  expect(userCacheFolder('linux', { XDG_CACHE_HOME: '/缓存' })).toBe(join('/缓存', 'policy-drafting'));
  expect(userCacheFolder('linux', {})).toBe(join(homedir(), '.cache', 'policy-drafting'));
  expect(userCacheFolder('darwin', {})).toBe(join(homedir(), 'Library', 'Caches', 'policy-drafting'));
  expect(userCacheFolder('win32', { LOCALAPPDATA: '/local' })).toBe(join('/local', 'policy-drafting', 'Cache'));
});
