/** Near segments of a draft are kept through its versions, and are those of a draft read anew. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NearSegments } from '../../../server/src/checks/wording/near-segments.ts';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import { DraftReader } from '../../../server/src/policy/draft-reader.ts';
import type { PolicyText } from '../../../server/src/policy/model.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

const paragraph = fc.constantFrom(
  '加快健全老年助餐服务网络和配送体系，方便群众。',
  '加快健全老年助餐服务网点和配送体系，方便群众。',
  '加快健全老年助餐服务网店和配送体系；完善村级便民服务站点运行机制。',
  '完善村级便民服务网点运行机制，完善村级便民服务站点运行机制。',
  '一是完善村级便民服务站点的运行机制。',
  '青溪市财政局另行通知。',
);
const edit = fc.record({ at: fc.nat(), removed: fc.nat(2), added: fc.array(paragraph, { maxLength: 2 }) });

const segments = new NearSegments(() => true);

/** The pairs with the places of their wordings, in the order of the texts. */
function pairsOf(text: PolicyText, near = segments) {
  return finished(near.pairs(text))
    .map(({ one, other, start, shared }) => ({
      texts: `${one.text} ${other.text}`,
      places: [one.places(), other.places()],
      start,
      shared,
    }))
    .sort((a, b) => (a.texts < b.texts ? -1 : 1));
}

function pairsAnew(source: string) {
  return pairsOf(readPolicyText(source, { format: 'text' }), new NearSegments(() => true));
}

it('are the same after edits as in a draft read anew', () => {
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 8 }), fc.array(edit, { maxLength: 5 }), (first, edits) => {
      const reader = new DraftReader();
      const lines = ['丁县实施方案', ...first];
      pairsOf(reader.read(lines.join('\n\n')));
      for (const { at, removed, added } of edits) {
        lines.splice(at % (lines.length + 1), removed, ...added);
        const source = lines.join('\n\n');
        expect(pairsOf(reader.read(source))).toEqual(pairsAnew(source));
      }
    }),
  );
});

it('of several drafts are kept apart', () => {
  const [one, other] = [new DraftReader(), new DraftReader()];
  const near = '完善村级便民服务站点运行机制。\n\n完善村级便民服务网点运行机制。\n';
  for (let version = 1; version < 4; version++) {
    expect(pairsOf(one.read(`甲县方案\n\n${near}${'补充。\n\n'.repeat(version)}`))).toHaveLength(1);
    expect(pairsOf(other.read(`甲县方案\n\n完善村级便民服务站点运行机制。\n${'补充。\n\n'.repeat(version)}`))).toEqual(
      [],
    );
  }
});

it('are compared once: as long as the draft has both, their pair is the same record', () => {
  const reader = new DraftReader();
  const compared: string[] = [];
  const near = new NearSegments((one, other) => compared.push(`${one} ${other}`) > 0);
  const station = '完善村级便民服务站点运行机制';
  const network = '完善村级便民服务网点运行机制';
  const [before] = finished(near.pairs(reader.read(`丁县实施方案\n\n${station}。\n\n${network}。\n`)));
  const [after] = finished(near.pairs(reader.read(`丁县实施方案\n\n${station}，方便群众。\n\n${network}。\n`)));
  expect(before).toBeDefined();
  expect(after).toBe(before);
  expect(compared).toHaveLength(1);
});
