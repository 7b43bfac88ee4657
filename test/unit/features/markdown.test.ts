import { describe, expect, it } from 'vitest';
import type { Place } from '../../../server/src/corpus/corpus.ts';
import { bold, escapeMarkdown, linkTo, plainLine, struck } from '../../../server/src/features/markdown.ts';

const place: Place = {
  uri: 'file:///corpus/%E5%8A%9E%E6%B3%95(1).txt',
  start: 0,
  end: 1,
  startLine: 11,
  startCharacter: 2,
  endLine: 11,
  endCharacter: 3,
};

describe('markdown of corpus text', () => {
  it('escapes what markdown would take for its own', () => {
    expect(escapeMarkdown('*一_二[三](四)<五>`六`|七')).toBe('\\*一\\_二\\[三\\](四)\\<五\\>\\`六\\`\\|七');
  });

  it('leaves no list, heading or rule at the beginning of a line', () => {
    expect(plainLine('1. 目标')).toBe('1\\. 目标');
    expect(plainLine('- 目标')).toBe('\\- 目标');
    expect(plainLine('# 目标')).toBe('\\# 目标');
  });

  it('keeps a text on one line', () => {
    expect(escapeMarkdown('第一行\r\n\r\n第二行')).toBe('第一行 第二行');
  });

  it('opens a place with line and column', () => {
    expect(linkTo('《办法[试行]》', place)).toBe(
      '[《办法\\[试行\\]》](file:///corpus/%E5%8A%9E%E6%B3%95%281%29.txt#L12,3)',
    );
  });

  it('guards emphasis that begins or ends with punctuation, which would not open or close it', () => {
    expect(bold('利民')).toBe('**利民**');
    expect(struck('为主，')).toBe('~~为主，\u200b~~');
    expect(bold('')).toBe('');
  });
});
