import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../server/src/checks/check.ts';
import { wordingDiffers } from '../../../server/src/checks/wording/differs.ts';
import { wordingOutdated } from '../../../server/src/checks/wording/outdated.ts';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { corpusOf, type NamedText, segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { slipsIn } from '../../../server/src/corpus/wording/slips.ts';
import { findingsOf } from '../../../server/src/features/diagnose.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const segmenter = wordSegmenter();

/** Wording of invented counties: two forms of each phrase, so that some are set phrases and some are style. */
const phrases = [
  '健全党建引领、群众参与、依法治理的工作机制',
  '健全党建引领、群众监督、依法治理的工作机制',
  '完善乡镇服务中心和村级便民服务站点运行体系',
  '完善乡镇服务中心和村级便民服务网点运行体系',
  '推动助餐服务向偏远山村和老旧小区延伸',
];
const draftText = `丁县实施方案

健全党建引领、群众参予、依法治理的工作机制。完善乡镇服务中心和村级便民服站点运行体系。

推动助餐服务向偏远山村和老旧区小延伸，健全党建引领、依法治理、群众参与的工作机制。
`;

const file = fc.array(fc.constantFrom(...phrases), { minLength: 1, maxLength: 4 });
const files = fc.array(file, { minLength: 3, maxLength: 7 }).map((contents) =>
  contents.map((lines, index): NamedText => {
    const county = `${'甲乙丙戊己庚辛'[index]!}县`;
    return { name: `${county}.txt`, text: `${county}行动方案（${2015 + index}年）\n\n${lines.join('。\n\n')}。\n` };
  }),
);

function draftOf(uri: string, source: string): Draft {
  return { uri, source, text: readPolicyText(source, { format: 'text' }) };
}

function findings(draft: Draft, corpus: Corpus) {
  const failed = (code: string, error: unknown) => {
    throw new Error(code, { cause: error });
  };
  const found = findingsOf(draft, { corpus, segmenter }, [wordingDiffers, wordingOutdated], failed);
  return found.map(({ code, range, severity, message, fixes, evidence }) => {
    return { code, range, severity, message, fixes, evidence: evidence.map(({ place, message }) => [place, message]) };
  });
}

describe('slips from established wording', () => {
  it('are the same whatever the order of reading and however the files lie in segments', () => {
    const draft = draftOf('file:///draft.policy', draftText);
    fc.assert(
      fc.property(files, fc.infiniteStream(fc.nat(1000)), (texts, order) => {
        const shuffled = texts
          .map((text) => ({ text, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ text }) => text);
        const apart = openCorpus(shuffled.map((text) => ({ segment: segmentOf([text]), deadFiles: new Set() })));
        expect(findings(draft, apart)).toEqual(findings(draft, corpusOf(texts)));
      }),
      { numRuns: 25 },
    );
  });

  it('are the same where the draft lies in the corpus', () => {
    fc.assert(
      fc.property(files, (texts) => {
        const inside = corpusOf([...texts, { name: 'draft.txt', text: draftText }]);
        const { uri } = inside.files.find(({ name }) => name === 'draft.txt')!;
        const draft = draftOf(uri, draftText);
        expect(findings(draft, inside)).toEqual(findings(draft, corpusOf(texts)));
      }),
      { numRuns: 25 },
    );
  });

  const carriers = ['甲县', '乙县', '丙县'].map((county) => ({
    name: `${county}.txt`,
    text: `${county}方案\n\n${county}要求，完善乡镇服务中心、村级便民服务站点和流动服务队的运行体系，提高办事效率。\n`,
  }));
  const corpus = corpusOf(carriers);
  const right = '完善乡镇服务中心、村级便民服务站点和流动服务队的运行体系';

  it.each([
    ['a character changed', '完善乡镇服务中心、村级便民服雾站点和流动服务队的运行体系'],
    ['a character dropped', '完善乡镇服务中心、村级便民服务站点和流服务队的运行体系'],
    ['a character added', '完善乡镇服务中心、村级便民服务站点和流动动服务队的运行体系'],
    ['characters swapped', '完善乡镇服务中心、村级便民服务点站和流动服务队的运行体系'],
    ['a word dropped', '完善乡镇服务中心、村级服务站点和流动服务队的运行体系'],
    ['words swapped', '完善乡镇服务中心、村级服务便民站点和流动服务队的运行体系'],
  ])('are found and named: %s', (_, wrong) => {
    for (const sentence of [`${wrong}。`, `今年以来，${wrong}，群众满意。`, `会议要求“${wrong}”。`]) {
      const mended = slipsIn(corpus, segmenter, sentence).reduceRight(
        (text, { start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end),
        sentence,
      );
      expect(mended).toContain(right);
    }
  });

  it.each([
    ['items', '增强全局性、系统性、前瞻性'],
    ['items with what stands before them', '前瞻性、增强系统性、全局性'],
    ['words', '增强前性瞻、系统性、全局性'],
  ])('are found where %s changed places in a short phrase', (_, wrong) => {
    const phrase = '增强前瞻性、系统性、全局性';
    const texts = ['甲县', '乙县', '丙县'].map((county) => ({
      name: `${county}.txt`,
      text: `${county}意见\n\n${county}各部门要${phrase}，做好工作。\n\n${phrase}。\n`,
    }));
    const mended = slipsIn(corpusOf(texts), segmenter, `会议要求，${wrong}，做好记录。`).reduceRight(
      (text, { start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end),
      `会议要求，${wrong}，做好记录。`,
    );
    expect(mended).toContain(phrase);
  });

  it('are found where items changed places at the beginning of a segment, and the corpus has other text before them', () => {
    const texts = ['甲县', '乙县', '丙县'].map((county) => ({
      name: `${county}.txt`,
      text: `${county}意见\n\n${county}各部门要建设法治政府、创新政府、廉洁政府，做好工作。\n`,
    }));
    const [slip] = slipsIn(corpusOf(texts), segmenter, '会议要求，创新政府、法治政府、廉洁政府，都要抓好。');
    expect(slip?.established).toContain('法治政府、创新政府');
    expect(slip?.certainty).not.toBe('possible');
  });

  it('are found where another word ends the segment, however long', () => {
    const [slip] = slipsIn(
      corpus,
      segmenter,
      '完善乡镇服务中心、村级便民服务站点和流动服务队的运行机构图，提高办事效率。',
    );
    expect(slip?.replacement).toContain('体系');
  });

  it('are not bounds of amounts, nor comma segments that are left out', () => {
    const county = ['甲县', '乙县', '丙县'].map((name) => ({
      name: `${name}.txt`,
      text: `${name}方案\n\n城镇登记失业率控制在4.5%以内，坚持党建引领、群众参与，依法治理，共建共享的原则。\n`,
    }));
    for (const sentence of ['城镇登记失业率控制在4.5%左右。', '坚持党建引领、群众参与，共建共享的原则。']) {
      expect(slipsIn(corpusOf(county), segmenter, sentence)).toEqual([]);
    }
  });

  it('are surer where they sound like what the corpus has, and mended by themselves', () => {
    const scoreOf = (wrong: string) => slipsIn(corpus, segmenter, `${wrong}。`)[0]!.score;
    expect(scoreOf(right.replace('服务站', '服雾站'))).toBeGreaterThan(scoreOf(right.replace('服务站', '服器站')) + 2);
    const beside = `${right.replace('服务站', '服雾站').replace('村级', '乡村')}。`;
    const replaced = slipsIn(corpus, segmenter, beside).map(({ replacement }) => replacement);
    expect(replaced).toContain('务');
  });

  it.each([
    ['a character that looks alike', '把村级便民服务站点和流动服务队的运行休系办得更好', '的运行体系'],
    ['a character that sounds alike', '办好乡镇服雾中心、村级站点', '乡镇服务中心'],
    ['characters swapped', '新建一批村级便民务服站点，方便群众', '村级便民服务站点'],
  ])('are found where they break a word in a sentence that is new: %s', (_, wrong, right) => {
    const found = slipsIn(corpus, segmenter, `今年以来我们打算下大力气${wrong}。`);
    const loud = found.filter(({ certainty }) => certainty !== 'possible');
    expect(loud.map(({ established }) => established).join()).toContain(right);
  });

  it.each(['管放服', '服放管', '放管复'])('are found in a short term between quotation marks: %s', (wrong) => {
    const texts = ['甲县', '乙县', '丙县'].map((county) => ({
      name: `${county}.txt`,
      text: `${county}意见\n\n${county}各部门要深化“放管服”改革，做好工作。\n`,
    }));
    const [slip] = slipsIn(corpusOf(texts), segmenter, `今年以来，持续推进“${wrong}”改革。`);
    expect(slip).toMatchObject({ established: '放管服', works: 3 });
    expect(slipsIn(corpusOf(texts), segmenter, '今年以来，持续推进“放管服”和“证照分”改革。')).toEqual([]);
  });

  it('are not words that nobody else puts side by side', () => {
    const sentence = '明年我们打算花大力气把乡镇服务员宿舍和流动书屋做得更好更实。';
    expect(slipsIn(corpus, segmenter, sentence)).toEqual([]);
  });

  it.each([
    ['at the end', '完善乡镇服务中心、村级便民服务站点和流动服务对，'],
    ['at the last but one', '完善乡镇服务中心、村级便民服务站点和流动服雾队。'],
    ['at the beginning', '村极便民服务站点和流动服务队的运行体系。'],
  ])('are found %s of a segment where the corpus goes on without a mark, if they sound alike', (_, wrong) => {
    const right = wrong.replace('服务对', '服务队').replace('服雾', '服务').replace('村极', '村级');
    const mended = slipsIn(corpus, segmenter, wrong).reduceRight(
      (text, { start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end),
      wrong,
    );
    expect(mended).toBe(right);
  });

  it('are not figures, names of levels or labels', () => {
    for (const sentence of [`${right}，今年建成20个。`, `3.${right}。`]) {
      const found = slipsIn(corpus, segmenter, sentence).filter(({ certainty }) => certainty !== 'possible');
      expect(found).toEqual([]);
    }
  });
});
