import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { listDrafts } from '../../../server/src/platform/draft-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-drafting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, '草案 [一]', 'node_modules'), { recursive: true });
for (const name of ['甲.policy', '草案 [一]/乙.txt', '草案 [一]/丙.docx', '草案 [一]/node_modules/丁.md']) {
  writeFileSync(join(folder, name), '文稿\n');
}
const names = async (entry: string) => {
  const { kind, paths } = await listDrafts(`${folder}/${entry}`);
  return [kind, ...paths.map((path) => path.slice(folder.length + 1))];
};

it.each([
  ['甲.policy', ['file', '甲.policy']],
  ['草案 [一]/丙.docx', ['file', '草案 [一]/丙.docx']],
  ['草案 [一]', ['folder', '草案 [一]/乙.txt']],
  ['草案 [一]/', ['folder', '草案 [一]/乙.txt']],
  ['**/*.txt', ['glob', '草案 [一]/乙.txt']],
  ['*.pdf', ['missing']],
  ['戊.txt', ['missing']],
])('%s names what it should', async (entry, expected) => {
  expect(await names(entry)).toEqual(expected);
});
