/**
 * Which of the six matters of plan alignment (规划衔接) a statement of an upper plan belongs to. Lower plans have to agree
 * with upper ones in these six: 《中共中央 国务院关于统一规划体系更好发挥国家发展规划战略导向作用的意见》（中发〔2018〕44号）.
 */
import type { Message } from '../../checks/message.ts';

export const topics = ['targets', 'direction', 'layout', 'policies', 'projects', 'risks'] as const;
export type Topic = (typeof topics)[number];

export const topicNames: Readonly<Record<Topic, Message>> = {
  targets: { zh: '主要目标', en: 'Main targets' },
  direction: { zh: '发展方向', en: 'Direction and tasks' },
  layout: { zh: '总体布局', en: 'Overall layout' },
  policies: { zh: '重大政策', en: 'Major policies' },
  projects: { zh: '重大工程', en: 'Major projects' },
  risks: { zh: '风险防控', en: 'Risk prevention' },
};

/** Sections that look back or round about: nothing in them has to be carried on. */
const background =
  /(?:完成|执行|实现|进展)情况|发展(?:环境|基础|背景|形势|现状|成就|成效|回顾)|规划背景|编制(?:背景|依据)|形势|现状|回顾|(?:主要|历史性|决定性|显著|重大)(?:成就|成效)|面临(?:的)?(?:机遇|挑战|问题)|重要意义|主要问题|名词解释|^附则/;

const headings: readonly (readonly [Topic, RegExp])[] = [
  ['targets', /目标|主要指标|指标体系/],
  [
    'direction',
    /指导(?:思想|方针)|总体(?:要求|思路|考虑)|基本(?:原则|思路|要求)|战略(?:导向|定位)|发展方向|原则$|工作要求/,
  ],
  ['projects', /专\s*栏|工程|项目|重大行动|行动计划/],
  ['risks', /风险|安全|应急|防灾|减灾|救灾|平安|稳定$|底线/],
  ['layout', /布局|空间|(?<!新发展|新)格局|主体功能|国土|区域(?!性)|城镇化|城市群|都市圈|经济[带圈区]|一体化|城乡融合/],
  [
    'policies',
    /政策|制度|体制|机制|改革|财税|金融|税收|法治|立法|营商环境|市场(?:体系|准入|主体)|治理|保障措施|组织(?:实施|保障)|规划实施|监督/,
  ],
];

/** Words of the statement itself that outweigh the heading above it. */
const projectWords =
  /(?:实施|启动|开工|建设|新建|建成|推进|组织|开展|加快)[^，。；：]{0,24}(?:工程|项目|行动计划|专项行动|(?:铁路|高铁|高速公路|机场|水库|电站|管道|航道|通道|大科学装置|实验室|数据中心))/;
const riskWords =
  /(?:防范|化解|防控|遏制)[^，。；：]{0,12}(?:风险|事故|灾害)|系统性风险|安全底线|应急(?:预案|响应|处置)/;
const policyWords =
  /(?:完善|健全|建立|制定|落实|出台|实行|深化|改革)[^，。；：]{0,20}(?:政策|制度|体制|机制|办法|条例|标准|清单|改革)/;
const layoutWords = /(?:优化|构建|形成|完善)[^，。；：]{0,16}(?:布局|空间|(?<!新发展)格局|城镇体系)/;

export type StatementKind = 'target' | 'principle' | 'task' | 'layout' | 'policy' | 'project' | 'risk';

export interface Classified {
  readonly topic: Topic;
  readonly kind: StatementKind;
}

const kinds: Readonly<Record<Exclude<Topic, 'direction'>, StatementKind>> = {
  targets: 'target',
  layout: 'layout',
  policies: 'policy',
  projects: 'project',
  risks: 'risk',
};

/**
 * Where a statement belongs; null where it asks for nothing. The innermost heading that names a matter decides, and where
 * none does the words of the statement; a target in figures, a project and a risk are what they are under any heading.
 * What names none of the six is a task, and tasks stand under the direction of development.
 */
export function classify(wording: string, headingPath: readonly string[], statesTarget: boolean): Classified | null {
  const found = firstTopic(headingPath);
  if (isBackground(headingPath, found)) return null;
  const topic = statesTarget && found?.topic !== 'projects' ? 'targets' : topicOfWords(wording, found?.topic ?? null);
  if (topic === 'direction' || topic === null) {
    return { topic: 'direction', kind: topic === null ? 'task' : 'principle' };
  }
  return { topic, kind: kinds[topic] };
}

/** Whether the sections under these headings look back or round about. */
export function looksBack(headingPath: readonly string[]): boolean {
  return isBackground(headingPath, firstTopic(headingPath));
}

interface HeadedTopic {
  readonly topic: Topic;
  /** Headings further in. */
  readonly depth: number;
}

/** What the innermost heading says outweighs what those above it say. */
function isBackground(headingPath: readonly string[], found: HeadedTopic | null): boolean {
  const depth = headingPath.toReversed().findIndex((heading) => background.test(heading));
  return depth >= 0 && (found === null || depth <= found.depth);
}

function firstTopic(headingPath: readonly string[]): HeadedTopic | null {
  const inward = headingPath.toReversed();
  for (let depth = 0; depth < inward.length; depth++) {
    for (const [topic, pattern] of headings) if (pattern.test(inward[depth]!)) return { topic, depth };
  }
  return null;
}

function topicOfWords(wording: string, headed: Topic | null): Topic | null {
  if (headed === 'targets' || headed === 'direction') return headed;
  if (projectWords.test(wording)) return 'projects';
  if (riskWords.test(wording)) return 'risks';
  if (headed !== null) return headed;
  if (layoutWords.test(wording)) return 'layout';
  return policyWords.test(wording) ? 'policies' : null;
}
