/** A made-up province's plan and the plan of one of its cities. */
import type { AlignedText } from '../../../../server/src/features/align/statements.ts';
import { alignedText } from '../../../../server/src/features/align/texts.ts';
import { readPolicyText } from '../../../../server/src/policy/read-policy-text.ts';

export const provincePlan = `霁江省养老服务发展“十四五”规划

一、发展环境

“十三五”时期，全省养老床位达到30万张，养老服务体系初步建立。

二、总体要求

（一）指导思想

坚持以人民为中心的发展思想，积极应对人口老龄化，推动养老事业和养老产业协同发展。

（二）主要目标

到2025年，养老机构护理型床位占比提高到55%以上，城市社区日间照料机构覆盖率达到90%，街道综合养老服务中心覆盖率达到60%。居家适老化改造户数稳步增加。

三、优化养老服务布局

优化城乡养老服务设施布局，构建县乡村三级养老服务网络。

四、健全养老服务制度

应当建立基本养老服务清单制度，对经济困难的失能老年人给予护理补贴。禁止任何单位挪用养老服务设施。

五、实施重大工程

实施特困人员供养服务设施改造提升工程，建设区域性养老服务中心。组织实施康养小镇建设项目。

六、防范化解风险

防范养老服务领域非法集资风险，建立资金监管和风险预警机制。
`;

export const cityPlan = `漪州市养老服务发展“十四五”规划

一、总体要求

（一）指导思想

坚持以人民为中心的发展思想，主动应对人口老龄化，推动养老事业和养老产业协同发展。

（二）主要目标

2020年，全市养老机构护理型床位占比为48%。到2025年，全市养老机构护理型床位占比提高到60%以上，城市社区日间照料机构覆盖率达到85%，街道综合养老服务中心覆盖率达到60%。

二、主要任务

（一）完善服务网络

优化城乡养老服务设施布局，构建县乡村三级养老服务网络。（市民政局牵头，市自然资源局参与）

（二）健全服务制度

可以建立基本养老服务清单制度，对经济困难的失能老年人给予护理补贴。限制任何单位挪用养老服务设施。（市民政局负责）

（三）提升服务设施

实施特困人员供养服务设施改造提升工程，建设两个区域性养老服务中心。
`;

export function read(name: string, source: string): AlignedText {
  const text = readPolicyText(source, { format: 'text', name });
  return alignedText({ uri: `file:///plans/${name}`, source, text }, name);
}

/** The result of a generator. */
export function finished<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
