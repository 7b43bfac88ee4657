/** What a drafter gets from the real corpus, through the server: needs ../shared/corpus/seeds, and skips without it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editsOf, openServer, type TestClient } from './harness.ts';
import { edited, scenario } from './scenario.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus/seeds', import.meta.url));

describe.skipIf(!existsSync(folder))('with the seeds as corpus (needs ../shared/corpus/seeds)', () => {
  let client: TestClient;
  beforeAll(async () => {
    const corpus = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
    client = await openServer('in-process', { corpus });
  });
  afterAll(() => client.close());

  it('a hover on a set phrase shows its established full form and where it stands', async () => {
    const { text, cursor } = scenario('一、总体要求\n\n加快构建新发展|格局，着力推动高质量发展。');
    const hover = await (await client.open(text)).hoverText(cursor);
    expect(hover).toMatch(/以国内大循环为主体、国内国际双循环相互促进的新发展格局/);
    expect(hover).toMatch(/\]\(.*#L\d+/);
  });

  it('the beginning of a title completes to the whole', async () => {
    const { text, cursor } = scenario('为贯彻落实《扩大内需|，制定本方案。');
    const items = await (await client.open(text)).complete(cursor);
    expect(items.map(({ label }) => label)).toContainEqual(
      expect.stringMatching(/^扩大内需战略规划纲要（2022－2035年）/),
    );
  });

  it('a garbled formula is flagged, and the fix gives the established wording', async () => {
    const draft = await client.open('加快形成以国内大循环为主，国内国际双循环互相促进的新发展格局，促进共同富裕。');
    const [diagnostic, ...others] = await draft.items();
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ code: 'wording/differs' });
    const [action] = await draft.actions(diagnostic!.range, [diagnostic!]);
    expect(edited(draft.text, editsOf(action))).toContain('以国内大循环为主体、国内国际双循环相互促进的新发展格局，');
  });
});
