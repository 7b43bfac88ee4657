import { describe, expect, it } from 'vitest';
import { defaultFindingSettings } from '../../../../server/src/features/findings/finding-settings.ts';
import { readFindingSettings } from '../../../../server/src/features/findings/read-finding-settings.ts';

const read = (value: unknown) => readFindingSettings(value, ['style/should', 'wording/differs']);
const problems = (value: unknown) => read(value).problems.map(({ en }) => en);

describe('settings about findings', () => {
  it('are read as they are written', () => {
    const checks = { 'style/should': { 通知: 'off', law: 'error', default: 'hint' }, 'wording/*': 'off' };
    const given = { checks, profiles: { 会议纪要: 'report' }, genre: ' 意见 ', review: true, other: 1 };
    expect(read(given)).toEqual({
      settings: { checks, profiles: { 会议纪要: 'report' }, genre: '意见', review: true },
      problems: [],
    });
  });

  it('are the usual ones where nothing is given', () => {
    for (const value of [undefined, null, 5, [], {}, { genre: '' }]) {
      expect(read(value)).toEqual({ settings: defaultFindingSettings, problems: [] });
    }
  });

  it('are taken for findings about suppressions like for others', () => {
    const checks = { 'suppression/unused': 'off', 'suppression/*': 'hint' };
    expect(read({ checks })).toEqual({ settings: { ...defaultFindingSettings, checks }, problems: [] });
  });

  it('that cannot be meant count as absent and are named', () => {
    expect(
      read({ checks: { 'style/shoud': 'off', 'style/should': 'loud', 'wording/*': 'hint' } }).settings.checks,
    ).toEqual({
      'wording/*': 'hint',
    });
    expect(problems({ checks: { 'style/shoud': 'off' } })).toEqual([
      'Setting policyDrafting.checks: there is no check “style/shoud”.',
    ]);
    expect(problems({ checks: { 'style/should': 'loud' } })[0]).toContain('"loud" is not one of error, warning');
    expect(problems({ checks: { 'style/should': { laws: 'off' } } })[0]).toContain('"laws" is not one of law');
    expect(problems({ checks: { 'style/should': { 通知: 1 } } })[0]).toContain('通知');
    expect(problems({ profiles: { 会议纪要: 'minutes' } })[0]).toContain('会议纪要');
    const { problems: inChinese } = read({ checks: { 'style/should': { laws: 'off' } }, review: 'yes' });
    expect(inChinese.map(({ zh }) => zh)).toEqual([
      expect.stringContaining('law（法规）、official（公文）'),
      '设置 policyDrafting.review 的写法不对，应当像 true 这样写。',
    ]);
    expect(problems({ checks: [], profiles: 1, genre: 2, review: 'yes' })).toHaveLength(4);
  });
});
