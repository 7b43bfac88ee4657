import { describe, expect, it, vi } from 'vitest';

vi.mock('vscode', () => import('./editor.ts'));

import { describe as describeState, isCorpusMissing } from '../../../client/src/status-text.ts';
import type { Status } from '../../../server/src/lsp/protocol.ts';

const running = (status: Partial<Status>) =>
  ({
    kind: 'running',
    status: {
      state: 'ready',
      documents: 0,
      clauses: 0,
      files: 0,
      problems: [],
      corrections: [],
      missing: [],
      ...status,
    },
  }) as const;

describe('the state of the corpus in words', () => {
  it('counts files and clauses, grouped', () => {
    const { text, severity, busy } = describeState(running({ files: 5, documents: 21, clauses: 12345 }));
    expect([text, severity, busy]).toEqual(['5 files · 12,345 clauses', 'none', false]);
  });

  it('tells of files that could not be read without raising an alarm', () => {
    const problem = { uri: 'file:///a.pdf', name: 'a.pdf', reason: 'binary' };
    const { text, detail, severity } = describeState(
      running({ files: 2, documents: 1, clauses: 9, problems: [problem] }),
    );
    expect(text).toBe('1 files · 9 clauses · 1 not read');
    expect(detail).toBe('Files that could not be read: 1.');
    expect(severity).toBe('none');
  });

  it('warns of a folder that the user named and that is not there', () => {
    const message = 'Corpus folders that are not there: /shared.';
    const state = running({ files: 1, documents: 1, clauses: 9, missing: ['/shared'], message });
    expect(describeState(state)).toMatchObject({ text: '1 files · 9 clauses', detail: message, severity: 'warning' });
  });

  it('tells of corrections that miss', () => {
    const correction = {
      uri: 'file:///policy-corpus.yaml',
      name: 'policy-corpus.yaml',
      line: 3,
      reason: 'no such file',
    };
    const { detail, severity } = describeState(running({ files: 1, documents: 1, corrections: [correction] }));
    expect(detail).toBe('Corrections that need a look: 1.');
    expect(severity).toBe('none');
  });

  it('shows how far the index is', () => {
    expect(describeState(running({ state: 'indexing', percentage: 33.7 }))).toMatchObject({
      text: 'Indexing 34%',
      busy: true,
    });
    expect(describeState(running({ state: 'indexing' }))).toMatchObject({ text: 'Indexing…', busy: true });
  });

  it('says what to do when there is no corpus, in the words of the server if it has any', () => {
    expect(describeState(running({})).detail).toContain('政策库');
    expect(describeState(running({ message: 'Choose a folder.' }))).toMatchObject({
      text: 'No policy corpus',
      detail: 'Choose a folder.',
      severity: 'warning',
    });
  });

  it('does not call a corpus missing while it is still being read', () => {
    expect(isCorpusMissing(running({ state: 'indexing' }))).toBe(false);
    expect(isCorpusMissing({ kind: 'running', status: undefined })).toBe(false);
    expect(isCorpusMissing(running({ files: 1, documents: 1 }))).toBe(false);
    expect(isCorpusMissing(running({}))).toBe(true);
  });

  it('does not call a corpus missing that could not be read', () => {
    const state = running({ state: 'error', message: 'The corpus could not be read.' });
    expect(isCorpusMissing(state)).toBe(false);
    expect(describeState(state)).toMatchObject({ text: 'Corpus not usable', severity: 'error' });
  });

  it('tells a server that never came up from one that keeps ending', () => {
    expect(describeState({ kind: 'failed', crashed: false }).detail).toContain('could not be started');
    expect(describeState({ kind: 'failed', crashed: true })).toMatchObject({ severity: 'error' });
    expect(describeState({ kind: 'failed', crashed: true }).detail).toContain('several times');
  });
});
