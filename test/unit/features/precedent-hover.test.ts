import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { scenario } from '../../lsp/scenario.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const corpus = corpusOf([
  {
    name: 'a.txt',
    text: '白石市助餐办法\n\n第一条　助餐点应当公示菜品价格，一年更新一次。\n\n第二条　本办法自2025年3月1日起施行。\n',
  },
]);

/** What the hover at `|` says, and of which text. */
function shown(marked: string): { readonly markdown: string; readonly of: string } | null {
  const { text: source, offset } = scenario(marked);
  const draft = { uri: 'untitled:draft', source, text: readPolicyText(source, { format: 'text' }) };
  const found = hover({ draft, corpus, locale: 'zh', segmenter: wordSegmenter() }, offset);
  return found && { markdown: found.markdown, of: source.slice(found.range.start, found.range.end) };
}

describe('precedents on hover', () => {
  it('are those of the comma segment at the cursor where nobody says the sentence as a whole', () => {
    const sentence = (place: string) =>
      `海洋牧场要扩大养殖规模，助餐点应当${place}公示菜品价格，远洋渔船加装卫星定位终端设备。`;
    const found = shown(sentence('|'));
    expect(found?.of).toBe('助餐点应当公示菜品价格');
    expect(found?.markdown).toContain('助餐点应当公示菜品价格');
    expect(shown(`|${sentence('')}`)).toBeNull();
  });

  it('are none of the date under a signature', () => {
    expect(shown('第二条　本办法自2025年3月|1日起施行。')?.markdown).toContain('一字不差');
    expect(shown('关于助餐的通知\n\n正文一句。\n\n白石市人民政府\n\n2025年3月|1日\n')).toBeNull();
  });
});

describe('terms on hover', () => {
  it('are not what another document calls one that it cites', () => {
    const named = corpusOf([
      {
        name: 'a.txt',
        text: '关于修改解释的决定\n\n对《关于助餐点补贴适用问题的解释》（以下简称《解释》）作如下修改。\n\n依照《中华人民共和国刑法》（以下简称刑法）处理。\n',
      },
    ]);
    const of = (text: string, at: number) => {
      const draft = { uri: 'untitled:draft', source: text, text: readPolicyText(text, { format: 'text' }) };
      return hover({ draft, corpus: named, locale: 'zh', segmenter: wordSegmenter() }, at)?.markdown ?? '';
    };
    expect(named.definitionsOf('解释')).not.toEqual([]);
    expect(of('本办法由市民政局负责解释。', 11)).toBe('');
    expect(of('依照刑法处理。', 3)).toContain('中华人民共和国刑法');
  });
});
