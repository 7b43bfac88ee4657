import { describe, expect, it } from 'vitest';
import { splitGlob } from '../../../server/src/corpus/glob.ts';
import { corpusFolders, namedFolders, readSettings } from '../../../server/src/lsp/settings.ts';

describe('settings', () => {
  it('are read out of whatever a client sends', () => {
    expect(readSettings({ corpus: ['a', 5, ' '], cacheDir: ' /c ', other: 1 })).toEqual({
      corpus: ['a'],
      cacheDir: '/c',
    });
    expect(readSettings({ corpus: 'a' })).toEqual({ corpus: ['a'] });
    for (const value of [undefined, null, 5, 'text', [], { corpus: {} }])
      expect(readSettings(value)).toEqual({ corpus: [] });
  });
});

describe('corpus folders', () => {
  const workspace = ['file:///home/%E8%8D%89%E7%A8%BF', 'vscode-vfs://github/x', 'file:///b/'];

  it('stand below every workspace folder that is a file folder', () => {
    expect(corpusFolders({ corpus: ['./corpus', '政策库/**/*.txt'] }, workspace)).toEqual([
      '/home/草稿/corpus',
      '/b/corpus',
      '/home/草稿/政策库/**/*.txt',
      '/b/政策库/**/*.txt',
    ]);
  });

  it('may be absolute paths or file URIs', () => {
    expect(corpusFolders({ corpus: ['/a', 'C:\\政策', 'file:///c', '/a'] }, [])).toEqual(['/a', 'C:\\政策', '/c']);
  });

  it('have defaults', () => {
    expect(corpusFolders({ corpus: [] }, ['file:///b'])).toEqual(['/b/corpus', '/b/政策库']);
    expect(corpusFolders({ corpus: [] }, [])).toEqual([]);
  });

  it('are to be there in one of the places where the user named them', () => {
    expect(namedFolders({ corpus: ['corpus', '政策库', '公文', '/a'] }, ['file:///b', 'file:///c'])).toEqual([
      ['/b/公文', '/c/公文'],
      ['/a'],
    ]);
    expect(namedFolders({ corpus: [] }, ['file:///b'])).toEqual([]);
    expect(namedFolders({ corpus: ['公文'] }, [])).toEqual([]);
  });

  it('are watched from the folder where a glob begins', () => {
    expect(splitGlob('/a/政策库')).toEqual({ base: '/a/政策库', pattern: '**/*' });
    expect(splitGlob('/a/省/**/*.txt')).toEqual({ base: '/a/省', pattern: '**/*.txt' });
    expect(splitGlob('/*.txt')).toEqual({ base: '/', pattern: '*.txt' });
  });
});
