/** style/genre-missing: a title that names no genre. */
import type { PolicyDocument } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';

/** What official texts are called besides the genres that the reader knows. */
const otherKinds =
  /(?:总结|汇报|简报|提案|申请|申请书|通知书|意见书|建议书|声明|规程|守则|公示|启事|信|书|表|稿|纪实|综述|安排|摘要|概要|介绍|解读|解答|问答|攻略|须知|大纲|手册|图|册|预算|决算|账|协定|合同|条约|备忘录|宣言|倡议|议程|日程|情况|令|文件|材料|单|件|案|论述|思考)$/;

/** 关于调整最低工资标准, sent to somebody: what the title ends in is what it talks about, and 的通知 is left out. */
const talkedAbout =
  /关于(?:调整|编制|制定|下达|建立|公布|发布|修订|修改|申报|确定|提高|完善|实施|执行)[^的]*(?:标准|规划|计划|制度|规则|纲要|目录|名单)$/;

export const genreMissing: DraftCheck = {
  code: 'style/genre-missing',
  title: { zh: '标题缺文种', en: 'The title names no genre' },
  rationale: {
    zh: '公文标题由发文机关名称、事由和文种组成（《党政机关公文处理工作条例》第九条）。标题含“关于”或者写明主送机关的公文，标题末尾没有“通知”“意见”等文种时提示。',
    en: 'The title of an official document names issuer, subject and genre (Regulations on the handling of official documents, article 9).',
  },
  defaultSeverity: 'information',
  severityIn: { law: 'hint' },
  bad: [
    { text: '⟦青溪市人民政府关于加强公园管理⟧\n\n各区人民政府：\n\n现就加强公园管理提出如下意见。' },
    { text: '⟦青溪市园林局关于调整行道树养护标准⟧\n\n各区人民政府：\n\n现将行道树养护标准调整如下。' },
    { text: '⟦关于开展春季植树的⟧\n\n各区人民政府：\n\n现将有关事项通知如下。' },
  ],
  good: [
    { text: '青溪市人民政府关于加强公园管理的意见\n\n各区人民政府：\n\n现就加强公园管理提出如下意见。' },
    { text: '关于印发《青溪市公园管理办法》的通知\n\n各区人民政府：\n\n现将办法印发给你们。' },
    { text: '关于春季植树工作的总结\n\n今年春季，全市植树一百万株。' },
  ],
  run: (draft) => kept(draft, [saidIn(draft.text).frame], () => find(draft)),
};

const kept = keptFindings();

function* find(draft: Draft): Iterable<Finding> {
  for (const document of draft.text.documents) {
    if (!document.titleSpan || !lacksGenre(document)) continue;
    yield {
      code: genreMissing.code,
      severity: genreMissing.defaultSeverity,
      range: locate(draft.text, document.titleSpan),
      message: {
        zh: '标题没有写明文种（通知、意见、决定、方案等）。',
        en: 'The title names no genre (通知, 意见, 决定, 方案 …).',
      },
      evidence: [],
      fixes: [],
    };
  }
}

function lacksGenre({ role, genre, title, recipients }: PolicyDocument): boolean {
  if (!['standalone', 'outer'].includes(role)) return false;
  const bare = title.replace(/\s+|[（(][^（）()]*[）)]$/g, '');
  // 印发《…》 wants 的通知 behind it; a title that ends in another one is what it talks about.
  if (/关于(?:印发|转发|批转|公布|修改|废止)《[^》]*》$/.test(bare)) return true;
  if (recipients !== null && talkedAbout.test(bare)) return true;
  // What is sent to somebody is a 报告 or a 函 about it.
  if (genre === null && recipients !== null && /关于.+情况$/.test(bare)) return true;
  if (genre !== null || otherKinds.test(bare) || /[》”]$/.test(bare)) return false;
  return /关于.{2,}/.test(bare) || recipients !== null;
}
