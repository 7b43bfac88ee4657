/** wording/inconsistent keeps what it knows of a draft through its versions; its findings are those of a draft read anew. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding } from '../../../server/src/checks/check.ts';
import { wordingInconsistent } from '../../../server/src/checks/wording/inconsistent.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { intlSegmenter } from '../../../server/src/corpus/intl-segmenter.ts';
import { DraftReader } from '../../../server/src/policy/draft-reader.ts';
import type { PolicyText } from '../../../server/src/policy/model.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { typedInto, typing } from '../typing.ts';

const corpus = corpusOf(
  ['甲', '乙', '丙'].map((county) => ({
    name: `${county}.txt`,
    text: `${county}县工作方案\n\n健全老年助餐服务网络和配送体系，方便群众。`,
  })),
);
const reference = { corpus, segmenter: intlSegmenter() };

function findingsIn(source: string, text: PolicyText): readonly Finding[] {
  const found = [...wordingInconsistent.run({ uri: 'untitled:draft', source, text }, reference)];
  return found.filter((finding) => finding !== undefined);
}

const line = fc.constantFrom(
  '加快健全老年助餐服务网络和配送体系，方便群众。',
  '到二〇三〇年，加快健全老年助餐服务网点和配送体系，形成长效机制。',
  '加快健全老年助餐服务网店和配送体系；完善村级便民服务站点运行机制。',
  '一是完善村级便民服务站点运行机制，完善村级便民服雾站点运行机制。',
  '本方案所称村级便民服务站点，是指为村民办事的场所（以下简称便民服务站点）。',
  '便民服雾站点由村民委员会管理。',
  '青溪市财政局另行通知。',
);
const edit = typing(fc.oneof(fc.constantFrom('', '的', '\n', '网', '，'), line), fc.nat(6));

it('finds the same after any edits as in a draft read anew', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(edit, { maxLength: 6 }), (lines, edits) => {
      const reader = new DraftReader();
      let source = ['丁县实施方案', ...lines, ''].join('\n\n');
      findingsIn(source, reader.read(source));
      for (const typed of edits) {
        source = typedInto(source, typed);
        const after = findingsIn(source, reader.read(source));
        found += after.length;
        expect(after).toEqual(findingsIn(source, readPolicyText(source, { format: 'text' })));
      }
    }),
    { numRuns: 80 },
  );
  expect(found).toBeGreaterThan(0);
});
