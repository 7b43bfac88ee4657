import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, preferredEdits } from '../../../../server/src/features/diagnose.ts';
import type { FindingSettings } from '../../../../server/src/features/findings/finding-settings.ts';
import { suppressionComment } from '../../../../server/src/features/findings/suppress.ts';
import { suppressionDescriptions } from '../../../../server/src/features/findings/suppression-findings.ts';
import { wrap } from '../../wrap.ts';
import { draftOf, judgementOf, marked, wordCheck } from './judging.ts';

const checks = [wordCheck('style/should', '应该'), wordCheck('wording/plain', '搞好')];

/** What is left, and what is suppressed, marked in the text; bounds as in scenarios. */
function judged(source: string, settings: Partial<FindingSettings> = {}) {
  const { shown, suppressed } = judgementOf(source, { checks, settings });
  const codes = shown.map(({ code }) => code).filter((code) => code.startsWith('suppression/'));
  const about = shown.filter(({ code }) => !code.startsWith('suppression/'));
  return { shown: marked(source, about), suppressed: marked(source, suppressed), codes };
}

function expectSuppressed(text: string): void {
  const source = text.replace(/[⟦⟧]/g, '');
  const found = judged(source);
  expect(found.suppressed).toBe(text);
  expect(found.codes).toEqual([]);
}

describe('a suppression', () => {
  it('of the next line holds for the paragraph behind it, blank lines between', () => {
    expectSuppressed(
      '办法\n\n单位应该守法。\n\n<!-- 政策起草 忽略下一行 style/should：沿用原文 -->\n\n个人⟦应该⟧守法，⟦应该⟧守时。\n\n社会应该支持。',
    );
  });

  it('may name several checks, a family or all of them, in either language', () => {
    const behind = '个人⟦应该⟧守法，⟦搞好⟧服务。\n\n社会应该搞好。';
    for (const codes of ['style/should wording/plain', 'style/*，wording/*', '*', 'wording/plain、style/should']) {
      expectSuppressed(`<!-- 政策起草 忽略下一行 ${codes}：理由 -->\n${behind}`);
      expectSuppressed(`<!-- policy-drafting ignore-next-line ${codes}: reason -->\n${behind}`);
    }
  });

  it('of one check leaves the others', () => {
    const source = '<!-- 政策起草 忽略下一行 style/should：理由 -->\n个人应该守法，搞好服务。';
    expect(judged(source).shown).toContain('⟦搞好⟧');
    expect(judged(source).suppressed).toContain('⟦应该⟧');
  });

  it('of a block holds to its end, also nested', () => {
    expectSuppressed(
      '单位应该守法。\n<!-- 政策起草 忽略开始 style/should：附录照录 -->\n甲⟦应该⟧到，乙搞好。\n<!-- 政策起草 忽略开始 wording/plain：照录 -->\n丙⟦应该⟧⟦搞好⟧。\n<!-- 政策起草 忽略结束 -->\n丁⟦应该⟧搞好。\n<!-- 政策起草 忽略结束 -->\n戊应该到。',
    );
  });

  it('of the file holds everywhere', () => {
    expectSuppressed('甲⟦应该⟧到。\n\n<!-- 政策起草 忽略全文 style/should：讲话稿 -->\n\n乙⟦应该⟧到。');
  });

  it('is a comment that begins like one, no other', () => {
    expect(judged('<!-- 政策起草 需要再议 -->\n甲应该到。').codes).toEqual([]);
    expect(judged('<!-- 政策起草小组 忽略下一行 -->\n甲应该到。').codes).toEqual([]);
  });

  it('that no check needs is reported, unless the check is turned off or has failed', () => {
    const source = '<!-- 政策起草 忽略下一行 style/should：理由 -->\n甲到。';
    expect(judged(source).codes).toEqual(['suppression/unused']);
    expect(judged(source, { checks: { 'suppression/unused': 'off' } }).codes).toEqual([]);
    const off = judgementOf(source, { checks, settings: { checks: { 'style/should': 'off' } } });
    expect(off.shown).toEqual([]);
    const failing = wordCheck('style/should', '应该', {
      find: () => {
        throw new Error('broken');
      },
    } as object);
    expect(judgementOf(source, { checks: [failing], failed: () => {} }).shown).toEqual([]);
  });

  it('with one code too many loses that code only', () => {
    const source = '<!-- 政策起草 忽略下一行 wording/plain, style/should：理由 -->\n甲应该到。';
    const { shown } = judgementOf(source, { checks });
    expect(applyEdits(source, preferredEdits(shown))).toBe(
      '<!-- 政策起草 忽略下一行 style/should：理由 -->\n甲应该到。',
    );
  });

  it('of a block that is not needed goes with both its comments', () => {
    const source = '甲到。\n<!-- 政策起草 忽略开始 style/should：理由 -->\n乙到。\n<!-- 政策起草 忽略结束 -->\n丙到。';
    const { shown } = judgementOf(source, { checks });
    expect(applyEdits(source, preferredEdits(shown))).toBe('甲到。\n乙到。\n丙到。');
  });
});

describe.each(suppressionDescriptions.map((description) => [description.code, description] as const))(
  '%s',
  (code, { bad, good }) => {
    const found = (source: string) => judgementOf(source).shown.filter((finding) => finding.code === code);
    it.each(bad.map((example) => [example.text, example] as const))('flags %s', (text, { fixed }) => {
      const source = text.replace(/[⟦⟧]/g, '');
      expect(marked(source, found(source))).toBe(text);
      if (fixed !== undefined) expect(applyEdits(source, preferredEdits(found(source)))).toBe(fixed);
    });
    it.each(good.map((example) => [example.text] as const))('is silent on %s', (text) => {
      expect(found(text)).toEqual([]);
    });
  },
);

describe('a comment written for a finding', () => {
  const sentence = fc.constantFrom('各区应该植树。', '搞好管护，', '应该搞好服务。', '公园免费开放。', '甲、乙，丙；');
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  const text = fc
    .tuple(
      fc.array(paragraph, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(0, 12, 20),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([paragraphs, width, end]) => {
      const lines = width === 0 ? paragraphs.join('\n\n') : wrap(paragraphs, width);
      return `青溪市植树方案\n\n${lines}\n`.replaceAll('\n', end);
    });
  const prints = (found: readonly { readonly fingerprint: string }[]) => found.map(({ fingerprint }) => fingerprint);

  it('keeps it away with the like of it further on in its paragraph, and nothing else', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom('text', 'markdown'), (source, chosen, format) => {
        const before = judgementOf(source, { checks, format });
        if (before.shown.length === 0) return;
        const at = chosen % before.shown.length;
        const finding = before.shown[at]!;
        const { offset, before: left, after: right } = suppressionComment(draftOf(source, format), finding, 'zh');
        const comment = `${left}理由${right}`;
        const later = judgementOf(source.slice(0, offset) + comment + source.slice(offset), { checks, format });
        expect(prints(later.suppressed)).toContain(finding.fingerprint);
        expect(later.suppressed.every(({ code }) => code === finding.code)).toBe(true);
        expect([...prints(later.shown), ...prints(later.suppressed)].sort()).toEqual(prints(before.shown).sort());
      }),
    );
  });
});
