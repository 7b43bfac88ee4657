import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBaseline, writeBaseline } from '../../../../server/src/features/findings/baseline.ts';
import type { FindingSettings } from '../../../../server/src/features/findings/finding-settings.ts';
import { type Circumstances, draftOf, judgementOf, wordCheck } from './judging.ts';

const should = wordCheck('style/should', '应该', { severityIn: { law: 'error', report: 'off' } });
const shown = (source: string, circumstances: Circumstances = {}) =>
  judgementOf(source, { checks: [should], ...circumstances }).shown;
const severities = (source: string, circumstances: Circumstances = {}) =>
  shown(source, circumstances).map(({ severity }) => severity);

const law = '青溪市公园条例\n\n第一条　游客应该守法。\n\n第二条　公园开放。\n\n第三条　自公布之日起施行。';
const notice = '青溪市人民政府关于植树的通知\n\n各区人民政府：\n\n各区应该植树。';
const report = '青溪市2024年工作报告\n\n一、总体情况\n\n我们应该看到成绩。';

describe('the severity of a finding', () => {
  it('is that of the check in the kind of document', () => {
    expect([law, notice, report].map((text) => severities(text))).toEqual([['error'], ['warning'], []]);
  });

  it('is what the settings say: code before family, genre before profile before default', () => {
    const of = (settings: Partial<FindingSettings>) => severities(notice, { settings });
    expect(of({ checks: { 'style/*': 'hint' } })).toEqual(['hint']);
    expect(of({ checks: { 'style/*': 'hint', 'style/should': 'error' } })).toEqual(['error']);
    expect(of({ checks: { 'style/should': 'off' } })).toEqual([]);
    expect(of({ checks: { 'style/should': { 通知: 'hint', official: 'error' } } })).toEqual(['hint']);
    expect(of({ checks: { 'style/should': { official: 'error', default: 'hint' } } })).toEqual(['error']);
    expect(of({ checks: { 'style/should': { default: 'hint' } } })).toEqual(['hint']);
    expect(of({ checks: { 'style/should': { 意见: 'hint' }, 'style/*': 'error' } })).toEqual(['error']);
  });

  it('goes by the genre that the settings give the draft, and by their profiles', () => {
    expect(severities(notice, { settings: { genre: '报告' } })).toEqual([]);
    expect(severities(notice, { settings: { profiles: { 通知: 'law' } } })).toEqual(['error']);
  });

  it('stays below that of its check where the check is less certain', () => {
    const unsure = wordCheck('style/should', '应该', {
      find: ({ text }: { readonly text: string }) => [
        { start: text.indexOf('应该'), end: text.length, severity: 'hint', message: { zh: '', en: '' } },
      ],
    } as object);
    const source = '各区应该植树。';
    const of = (choice: 'error' | 'hint') =>
      severities(source, { checks: [unsure], settings: { checks: { 'style/should': choice } } });
    expect([of('error'), of('hint')]).toEqual([['hint'], ['hint']]);
  });
});

describe('what two checks want to change alike', () => {
  const fixing = (code: string, more: object = {}) =>
    wordCheck(code, '应该', {
      find: ({ text }: { readonly text: string }) => {
        const start = text.indexOf('应该');
        if (start < 0) return [];
        const fixes = [
          { title: { zh: '改', en: 'fix' }, edits: [{ start, end: start + 2, newText: '应当' }], preferred: true },
        ];
        return [{ start, end: start + 2, message: { zh: code, en: code }, fixes }];
      },
      ...more,
    } as object);

  it('is said once, by the more serious', () => {
    const checks = [fixing('style/a', { defaultSeverity: 'hint' }), fixing('style/b'), fixing('style/c')];
    expect(shown('各区应该植树。', { checks }).map(({ code }) => code)).toEqual(['style/b']);
  });

  it('is the same change when one writes more of the sentence anew, or only offers it', () => {
    const wider = fixing('wording/differs', {
      find: ({ text }: { readonly text: string }) => {
        const start = text.indexOf('应该');
        if (start < 0) return [];
        const edits = [{ start: start - 1, end: start + 3, newText: `${text[start - 1]}应当${text[start + 2]}` }];
        const fixes = [{ title: { zh: '改', en: 'fix' }, edits, preferred: false }];
        return [{ start: start - 1, end: start + 3, message: { zh: 'w', en: 'w' }, fixes }];
      },
    });
    const checks = [wider, fixing('wording/inconsistent', { defaultSeverity: 'information' })];
    expect(shown('各区应该植树。', { checks }).map(({ code }) => code)).toEqual(['wording/differs']);
  });

  it('is suppressed by the code that is shown; a suppression of the other is not called unused', () => {
    const source = '<!-- 政策起草 忽略下一行 style/a style/b：照录 -->\n各区应该植树。';
    const { shown: left, suppressed } = judgementOf(source, { checks: [fixing('style/a'), fixing('style/b')] });
    expect([left.length, suppressed.length]).toEqual([0, 1]);
  });
});

describe('outside review mode', () => {
  const many = notice + '各区应该植树。'.repeat(40);
  const count = (severity: 'warning' | 'information', review = false) => {
    const { shown: seen, heldBack } = judgementOf(many, {
      checks: [should],
      settings: { checks: { 'style/should': severity }, review },
    });
    return [seen.length, heldBack.length];
  };

  it('a check that is often uncertain is kept short, warnings never', () => {
    expect(count('warning')).toEqual([41, 0]);
    expect(count('information')).toEqual([20, 21]);
  });

  it('nothing is lost: review mode shows all', () => {
    expect(count('information', true)).toEqual([41, 0]);
  });
});

describe('a fingerprint', () => {
  const prints = (source: string) => shown(source).map(({ fingerprint }) => fingerprint);
  const sections = ['一、植树', '二、管护', '三、保障'].map(
    (heading) => `${heading}\n\n各区应该${heading.slice(2)}，应该守时。`,
  );
  const source = `青溪市植树方案\n\n${sections.join('\n\n')}`;

  it('is one of its own for each finding', () => {
    expect(new Set(prints(source)).size).toBe(6);
  });

  it('tells equal sentences of one section apart', () => {
    const [first, second] = prints('方案\n\n甲应该到。\n\n甲应该到。');
    expect(second).toBe(`${first}.2`);
  });

  it('survives edits elsewhere: text put in before, behind and between paragraphs, and numbers that move', () => {
    // Whole sentences: lines that break off are read as one wrapped paragraph with what follows, so the edit is not elsewhere.
    const paragraph = fc.stringMatching(/^[甲乙丙丁，。0-9]{1,30}。$/);
    const places = fc.array(fc.tuple(fc.nat(20), paragraph), { maxLength: 5 });
    fc.assert(
      fc.property(places, (inserted) => {
        const lines = source.split('\n\n');
        for (const [at, text] of inserted) lines.splice(1 + (at % lines.length), 0, `此处新增${text}`);
        expect(prints(lines.join('\n\n'))).toEqual(prints(source));
      }),
    );
    const moved = source.replace('二、', '一、新增一节\n\n此处新增。\n\n二、').replace('三、保障', '四、保障');
    expect(prints(moved)).toEqual(prints(source));
    expect(prints(source.replaceAll('\n', '\r\n'))).toEqual(prints(source));
  });

  it('changes with its own sentence', () => {
    expect(prints('甲应该到。乙应该到。')[0]).not.toBe(prints('丙应该到。乙应该到。')[0]);
    expect(prints('甲应该到。乙应该到。')[1]).toBe(prints('丙应该到。乙应该到。')[1]);
  });
});

describe('a baseline', () => {
  it('keeps what was known from being reported again, and only that', () => {
    const source = '方案\n\n甲应该到。\n\n乙应该到。';
    const draft = draftOf(source);
    const content = writeBaseline([{ file: '方案.policy', draft, findings: shown(source) }]);
    const baseline = readBaseline(content)!.get('方案.policy')!;
    const later = '方案\n\n前言。\n\n甲应该到。\n\n丙应该到。\n\n乙应该到。';
    const judgement = judgementOf(later, { checks: [should], baseline });
    expect(judgement.accepted).toHaveLength(2);
    expect(judgement.shown.map(({ range }) => later.slice(range.start - 1, range.end))).toEqual(['丙应该']);
  });

  it('that is broken is none', () => {
    expect(['', '{', '[]', '{"version":2,"files":{}}'].map(readBaseline)).toEqual([null, null, null, null]);
  });
});
