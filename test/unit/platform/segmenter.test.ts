import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../server/src/platform/segmenter.ts';

describe('the segmenter', () => {
  // The dictionary as it is shipped, where the extension was built, else the installed one.
  const segmenter = createSegmenter(join(process.cwd(), 'dist'));

  it('covers the text without gaps, whatever it holds', () => {
    for (const text of [
      '加快构建新发展格局，着力推动高质量发展。',
      'GDP 增长 5.2%',
      '𠮷野\ud800半个',
      '',
      '空\u0000字符',
    ]) {
      const words = segmenter.words(text);
      expect(words.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    }
  });

  it('keeps common words whole', () => {
    const text = '坚持发展农村经济';
    expect(segmenter.words(text).map(({ start, end }) => text.slice(start, end))).toContain('发展');
  });

  it('does without nodejieba where its binary is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'segmenter-'));
    mkdirSync(join(folder, 'nodejieba'));
    writeFileSync(join(folder, 'nodejieba/index.js'), "exports.cut = () => { throw new Error('no binding'); };");
    const text = '坚持发展农村经济';
    const words = createSegmenter(folder).words(text);
    expect(words.map(({ start, end }) => text.slice(start, end))).toContain('发展');
  });
});
