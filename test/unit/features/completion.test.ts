import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { complete } from '../../../server/src/features/completion/completion.ts';
import { type InlineRequest, inlineSuggestions } from '../../../server/src/features/completion/inline.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { cityTexts } from '../../lsp/corpus-texts.ts';
import { scenario } from '../../lsp/scenario.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const corpus = corpusOf([
  ...cityTexts,
  {
    name: '服务.txt',
    text: '青溪市政务服务方案\n\n一、依托“青溪通”平台办理事项。\n\n二、推进“青溪通”平台建设（含终端）。\n',
  },
]);

/** What the draft becomes when each suggestion behind the cursor is taken. */
function suggested(marked: string, request: Partial<InlineRequest> = {}): string[] {
  const { text: source, offset } = scenario(marked);
  const text = readPolicyText(source, { format: 'text' });
  const draft = { uri: 'untitled:draft', source, text };
  const context = { draft, corpus, locale: 'zh', segmenter: wordSegmenter() } as const;
  return inlineSuggestions(context, offset, { requested: false, selected: null, ...request }).map(
    ({ range, newText }) => source.slice(0, range.start) + newText + source.slice(range.end),
  );
}

/** What the draft becomes when each offer is taken, in their order. */
function taken(marked: string, trigger: string | null = null): string[] {
  const { text: source, offset } = scenario(marked);
  const text = readPolicyText(source, { format: 'text' });
  const context = {
    draft: { uri: 'untitled:draft', source, text },
    corpus,
    locale: 'zh',
    segmenter: wordSegmenter(),
  } as const;
  return complete(context, offset, { requested: trigger === null, trigger }).map(
    ({ range, newText }) => source.slice(0, range.start) + newText + source.slice(range.end),
  );
}

describe('a suggestion of wording', () => {
  it('begins where a word of several characters does', () => {
    const own = corpusOf([
      { name: '甲.txt', text: '政务服务方案\n\n推动更多事项一网通办、跨省通办、全省通办。\n' },
      { name: '乙.txt', text: '政务服务要点\n\n推动更多事项一网通办、跨省通办、全省通办。\n' },
    ]);
    const { text: source, offset } = scenario('推动更多事项一网通办、|');
    // As the segmenter cuts it.
    const words = ['推动', '更多', '事项', '一', '网', '通办', '、'];
    const ends = words.map((_, index) => words.slice(0, index + 1).join('').length);
    const segmenter = {
      words: () => words.map((word, index) => ({ start: ends[index]! - word.length, end: ends[index]! })),
    };
    const draft = { uri: 'untitled:draft', source, text: readPolicyText(source, { format: 'text' }) };
    const offers = complete({ draft, corpus: own, locale: 'zh', segmenter }, offset, {
      requested: true,
      trigger: null,
    });
    expect(offers[0]?.label).toBe('事项一网通办、跨省通办、全省通办');
  });
});

describe('titles', () => {
  it('are offered after 《 inside unspaced text, prefix matches first', () => {
    expect(taken('现根据《青溪市城市绿|有关要求')[0]).toMatch(/^现根据《青溪市城市绿化.*》有关要求$/);
  });

  it('replace a title that is being corrected up to its closing mark', () => {
    expect(taken('根据《城市绿|地办法》，')).toContain('根据《青溪市城市绿化管理办法》，');
  });

  it('are the only thing offered inside 《', () => {
    expect(taken('根据《建设口袋公园应当|')).toEqual([]);
  });

  it('are not offered again when they stand there', () => {
    expect(taken('根据《青溪市城市绿化管理办法|》，')).not.toContain('根据《青溪市城市绿化管理办法》，');
  });
});

describe('numbers', () => {
  it('of the title just cited come first', () => {
    expect(taken('《青溪市城市绿化“十四五”规划》（|）', '（')[0]).toBe(
      '《青溪市城市绿化“十四五”规划》（青政发〔2022〕7号）',
    );
  });

  it('are narrowed by what is typed', () => {
    expect(taken('印发通知（青政|')).toEqual(['印发通知（青政发〔2022〕7号）']);
    expect(taken('印发通知（国发|')).toEqual([]);
  });

  it('do not come up by themselves in every bracket', () => {
    expect(taken('第二季度（|', '（')).toEqual([]);
  });
});

describe('headings', () => {
  it('of a plan are cited by their words, or as parts', () => {
    expect(taken('落实《青溪市城市绿化“十四五”规划》|', '》')).toContain(
      '落实《青溪市城市绿化“十四五”规划》“重点任务”',
    );
    expect(taken('落实《青溪市城市绿化“十四五”规划》第二|')).toEqual(['落实《青溪市城市绿化“十四五”规划》第二部分']);
  });

  it('are narrowed inside the quotation marks', () => {
    expect(taken('落实《青溪市城市绿化“十四五”规划》“重|”')).toEqual(['落实《青溪市城市绿化“十四五”规划》“重点任务”']);
  });

  it('are offered for every place of a list', () => {
    for (const before of ['第一条、', '第一条第二款第（三）项和', '第一条至']) {
      const draft = `依照《青溪市城市绿化管理办法》${before}第三|`;
      expect(taken(draft)).toContain(`依照《青溪市城市绿化管理办法》${before}第三条`);
    }
  });

  it('of the draft come up after 第', () => {
    const draft = '青溪市办法\n\n第一条　为了增绿，制定本办法。\n\n第二条　依照本办法第|规定执行。\n';
    expect(taken(draft, '第')).toEqual([draft.replace('第|规定', '第一条规定')]);
  });
});

describe('wording', () => {
  it('goes on from the middle of a sentence', () => {
    expect(taken('应坚持因地|')).toContain('应坚持因地制宜');
    expect(taken('应坚持因地制宜、|', '、')).toContain('应坚持因地制宜、便民利民');
  });

  it('offers the next item of an enumeration and all of it', () => {
    expect(taken('应坚持因|')).toEqual(expect.arrayContaining(['应坚持因地制宜', '应坚持因地制宜、便民利民']));
  });

  it('takes in what stands behind the cursor already', () => {
    expect(taken('做到开窗|见绿，')).toEqual(['做到开窗见绿、出门入园，']);
    expect(taken('做到开窗见绿、出门|入，')).toContain('做到开窗见绿、出门入园，');
  });

  it('does not close a mark that is not open', () => {
    for (const text of taken('使用青溪通|')) expect(text).not.toContain('”');
  });

  it('needs two letters, and does not come up after 第 or （', () => {
    expect(taken('坚|')).toEqual([]);
    expect(taken('坚持因地（|', '（')).toEqual([]);
  });
});

describe('wording where other things stand', () => {
  it('goes on behind the label of a line, whatever the label', () => {
    expect(taken('三、坚持因|')).toContain('三、坚持因地制宜');
    expect(taken('　　（二）坚持因|')).toContain('　　（二）坚持因地制宜');
  });

  it('does not begin in a word of which the last characters look like the word typed', () => {
    const own = corpusOf([
      { name: '甲.txt', text: '改革要点\n\n健全市场体系基础制度。\n' },
      { name: '乙.txt', text: '就业要点\n\n在全市范围内公布。\n' },
    ]);
    const { text: source, offset } = scenario('本月向全市|');
    const segmenter = wordSegmenter();
    const draft = { uri: 'untitled:draft', source, text: readPolicyText(source, { format: 'text' }) };
    const offers = complete({ draft, corpus: own, locale: 'zh', segmenter }, offset, {
      requested: true,
      trigger: null,
    });
    expect(offers.map(({ newText }) => newText)).toEqual(['本月向全市范围内公布']);
  });

  it('does not run into what follows', () => {
    expect(taken('应坚持因|的原则')).toContain('应坚持因地制宜的原则');
    expect(taken('应坚持因|便民利民')).toEqual(['应坚持因地制宜、便民利民']);
    expect(taken('应坚持因|管理公园')).toEqual([]);
  });

  it('is not offered in comments, in the facts at the head and in lists of units', () => {
    expect(taken('<!-- 应坚持因|\n\n正文。')).toEqual([]);
    expect(taken('<!-- 应坚持因|\n第二行 -->\n\n正文。')).toEqual([]);
    expect(taken('---\n标题: 应坚持因|\n---\n\n正文。')).toEqual([]);
    expect(taken('加强管护。（责任单位：应坚持因|')).toEqual([]);
    expect(suggested('<!-- 公园应当坚持因地|')).toEqual([]);
    expect(suggested('加强管护。（责任单位：公园应当坚持因地|')).toEqual([]);
  });
});

describe('abbreviations', () => {
  it('are offered after their introduction only', () => {
    expect(taken('由绿化|负责。\n\n青溪市园林绿化中心（以下简称“绿化中心”）负责。')).not.toContain('由绿化中心负责');
    expect(taken('青溪市园林绿化中心（以下简称“绿化中心”）负责。\n\n由绿化|负责。')[0]).toMatch(/由绿化中心负责。$/);
  });
});

describe('suggestions behind the cursor', () => {
  it('are one wording that several documents share', () => {
    expect(suggested('公园应当坚持因地|。')).toEqual(['公园应当坚持因地制宜、便民利民。']);
  });

  it('do not come up by themselves where there is little to go by, in the middle of a run or of a title', () => {
    expect(suggested('因地|')).toEqual([]);
    expect(suggested('公园应当坚持因地|制宜')).toEqual([]);
    expect(suggested('依托“青溪|')).toEqual([]);
    expect(suggested('根据《青溪市城市绿|')).toEqual([]);
  });

  it('are whatever there is when asked for', () => {
    expect(suggested('因地|', { requested: true })).toContain('因地制宜');
  });

  it('go on from the entry that is chosen in the list', () => {
    const selected = { range: { start: 4, end: 8 }, text: '坚持因地制宜' };
    expect(suggested('公园应当坚持因地|', { selected })).toEqual(['公园应当坚持因地制宜、便民利民']);
  });
});
