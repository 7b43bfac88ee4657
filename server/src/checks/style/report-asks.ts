/** style/report-asks: a report that asks for approval. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';

/** A request at the beginning of a clause; 报请批准, 提请审议 and 请审阅 tell or belong to reports. */
const request =
  /(?:^|[。；，：、\s])((?:(?:妥否|当否|可否|是否妥当|是否可行|如无不妥)[，,]?|(?:以上|特此)[^，。；、]{0,8})?(?:敬|恳|特|并|现|谨|盼)?请(?:求|示)?(?:[^，。；：、“”]{0,14}?(?:政府|领导|机关|党委|委员会|部门|市委|省委|上级|厅|局))?(?:予以?|给予|尽快|及时|早日|审核|研究|酌情|审查)?(?:批复|批示|批准|审批|指示|核准|核批|审定|示复|批转|同意|拨付|拨款|解决)|望(?:予以?|给予)?(?:批准|批复|批示|支持|解决)|(?:特|现|恳切)申请[^，。；]{1,16}|(?:恳|敬|特|务)请[^，。；]{0,16}(?:给予|予以)[^，。；]{0,10}(?:支持|帮助|安排|解决|保障|拨付)|恳请[^，。；]{0,20}(?:支持|帮助|安排|解决|拨付|追加|倾斜))/g;

export const reportAsks: DraftCheck = {
  code: 'style/report-asks',
  title: { zh: '报告中夹带请示事项', en: 'A report asks for approval' },
  rationale: {
    zh: '不得在报告等非请示性公文中夹带请示事项；需要上级批复的另行请示（《党政机关公文处理工作条例》第十五条）。“请审阅”“请予审议”和叙述“报请批准”的不提示。',
    en: 'A report must not carry requests; what needs approval is asked for in a 请示 (Regulations on the handling of official documents, article 15).',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '关于春季植树工作情况的报告\n\n市人民政府：\n\n现将有关情况报告如下。\n\n以上报告，⟦请批复⟧。' },
    { text: '关于公园改造进展的报告\n\n市人民政府：\n\n资金缺口较大。⟦妥否，请批示⟧。' },
  ],
  good: [
    { text: '关于春季植树工作情况的报告\n\n市人民政府：\n\n现将有关情况报告如下。\n\n特此报告。' },
    { text: '关于公园改造资金的请示\n\n市人民政府：\n\n资金缺口较大。\n\n妥否，请批示。' },
    {
      text: '关于公园改造进展的报告\n\n市人民政府：\n\n方案已报请市人民政府批准，按程序请示报告。\n\n以上报告，请审阅。',
    },
  ],
  run(draft) {
    const { text } = draft;
    return kept(draft, [saidIn(text).frame, requests(text.paragraphs).found], () => find(draft));
  },
};

const kept = keptFindings();

function* find(draft: Draft): Iterable<Finding | undefined> {
  const { paragraphs, found } = requests(draft.text.paragraphs);
  for (const document of draft.text.documents) {
    if (document.genre !== '报告' || /请示/.test(document.title)) continue;
    for (const [index, paragraph] of paragraphs.entries()) {
      if (paragraph < document.firstParagraph || paragraph >= document.endParagraph) continue;
      for (const { start, end, printed } of found[index]!) {
        yield {
          code: reportAsks.code,
          severity: reportAsks.defaultSeverity,
          range: locate(draft.text, { paragraph, start, end }),
          message: {
            zh: `报告中不得夹带请示事项：“${printed}”宜另行请示。`,
            en: `A report must not ask for approval (“${printed}”): send a 请示 of its own.`,
          },
          evidence: [],
          fixes: [],
        };
      }
    }
    yield undefined;
  }
}

interface Request {
  readonly start: number;
  readonly end: number;
  readonly printed: string;
}

const requests = gathering(({ text, block }): readonly Request[] | null => {
  if (block.kind !== 'text' || !/请|望/.test(text)) return null;
  const found = Array.from(text.matchAll(request), ({ index, 0: match, 1: asked }) => {
    const printed = asked!;
    const end = index + match.length;
    return { start: end - printed.length, end, printed };
  });
  return found.length === 0 ? null : found;
});
