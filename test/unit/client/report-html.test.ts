import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../client/src/report-html.ts';

const page = { id: 1, title: '报告', style: 'p{color:red}', body: '<main><p>正文</p></main>' };
const html = reportHtml(page, [{ format: 'docx', label: '保存为 <Word>' }], 'abc');

describe('the page of a report in the editor', () => {
  it('lets its own script and style run, and nothing else', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'"`);
    for (const [tag] of html.matchAll(/<(?:script|style)[^>]*>/g)) expect(tag).toContain('nonce="abc"');
    expect(html).not.toMatch(/https?:|src=|\sstyle=|\son[a-z]+=/);
  });

  it('has the report and a button for each format', () => {
    expect(html).toContain('<p>正文</p>');
    expect(html).toContain('<button data-save="docx">保存为 &lt;Word></button>');
  });

  it('takes its colours from the theme', () => {
    expect(html).toContain('--paper:var(--vscode-editor-background)');
    expect(html).not.toMatch(/#[0-9a-f]{3,6}\b/i);
  });
});
