import { describe, expect, it } from 'vitest';
import { genreProfiles, profileOf } from '../../../server/src/checks/profile.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

function profile(source: string): string {
  return profileOf(readPolicyText(source, { format: 'text' }).documents[0]!);
}

describe('profileOf', () => {
  it.each([
    ['青溪市公园条例\n\n第一条　为了规范公园管理，制定本条例。\n\n第二条　公园免费开放。', 'law'],
    ['青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　公园免费开放。', 'law'],
    ['青溪市公园管理办法\n\n一、总则\n\n规范公园管理。\n\n二、附则\n\n自公布之日起施行。', 'official'],
    ['关于修改《青溪市公园条例》的决定\n\n一、将第三条修改为：“第三条　公园免费开放。”\n\n二、删去第五条。', 'law'],
    ['关于修改预算安排的决定\n\n一、调整支出。\n\n二、加强管理。', 'official'],
    ['青溪市养老服务发展规划\n\n一、总体要求\n\n全面推进。\n\n二、重点任务\n\n加强管护。', 'plan'],
    ['2024年青溪市政府工作报告\n\n各位代表：\n\n现在，我代表市人民政府报告工作。', 'report'],
    ['关于开展春季植树的通知\n\n各区人民政府：\n\n现将有关事项通知如下。', 'official'],
  ])('%s', (source, expected) => {
    expect(profile(source)).toBe(expected);
  });

  it('takes an attachment without genre for what carries it', () => {
    expect(profileOf({ genre: null, outline: [] }, genreProfiles, 'plan')).toBe('plan');
  });

  it('lets settings add genres', () => {
    expect(profileOf({ genre: '白皮书', outline: [] }, { ...genreProfiles, 白皮书: 'report' })).toBe('report');
  });
});
