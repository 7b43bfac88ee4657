import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { type CorpusState, statusOf } from '../../../server/src/lsp/status.ts';

const corpus = corpusOf([{ name: '办法.txt', text: '青溪市绿化管理办法\n\n第一条　为了加强绿化管理，制定本办法。\n' }]);
const ready: CorpusState = { corpus, work: { kind: 'ready' }, folders: ['/a'], missing: [], cacheProblem: null };

describe('the status', () => {
  it('has no message when all is well', () => {
    expect(statusOf(ready, 'zh')).not.toHaveProperty('message');
  });

  it('names the folders that are not there, with and without files in the others', () => {
    for (const one of [corpus, corpusOf([])]) {
      const status = statusOf({ ...ready, corpus: one, missing: ['U:/公文', '/b'] }, 'zh');
      expect(status.missing).toEqual(['U:/公文', '/b']);
      expect(status.message).toContain('找不到政策库文件夹 U:/公文、/b');
      expect(status.message).not.toContain('没有找到政策文件');
    }
  });

  it('says in plain words why the index could not be stored', () => {
    expect(statusOf({ ...ready, cacheProblem: 'ENOSPC' }, 'zh').message).toContain('磁盘已满');
    expect(statusOf({ ...ready, cacheProblem: 'EACCES' }, 'en').message).toContain('no permission to write');
    expect(statusOf({ ...ready, cacheProblem: 'EIO' }, 'en').message).toContain('EIO');
  });
});
