/** style/recipient-colon: the line of addressees without its full-width colon. */
import type { PolicyDocument } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';

/** Genres that are sent to somebody. */
const sent: ReadonlySet<string> = new Set(['通知', '意见', '报告', '请示', '批复', '函', '通报', '答复', '建议']);
const organ =
  '政府|党委|委员会|管委会|部门|单位|机构|(?<![布格结全大当时])局|[厅部委办院会署行]|公司|集团|学校|幼儿园|协会|商会|大学|办事处|企业|机关|支队|总队|中心|社|站|所|人民团体';
const organs = new RegExp(
  `^(?=[^。；：:]{2,200}$|[^。；：:]{2,200}[。；;:]$)(?:[\\u4e00-\\u9fa5（）()“”·]{1,40}(?:[、，,\\s]|$))*?[\\u4e00-\\u9fa5（）()“”·]{0,40}(?:${organ})(?:[（(][^（）()]{1,20}[）)])?\\s?([。，,；;、:]?)$`,
);
/** Sentences, not addressees. */
const verbs =
  /现将|根据|为了|为贯|按照|经研究|同意|如下|是|应当|不得|负责|请各|认真|加强|推进|开展|落实|关于|印发|发布|的通知/;
/** Ends in a colon and addresses nobody: 现就有关事项通知如下： */
const announces = /如下[：:]$|^(?:为|现|根据|按照|经)/;
/** How addressees begin: a full stop behind anything else closes a sentence. */
const addressed = /^(?:各|有关|[\u4e00-\u9fa5]{0,8}[省市县区州盟旗国])/;
/** Paragraphs under the title among which the addressees stand: number and note may precede them. */
const reach = 4;

export const recipientColon: DraftCheck = {
  code: 'style/recipient-colon',
  title: { zh: '主送机关后缺全角冒号', en: 'Addressees without their colon' },
  rationale: {
    zh: '主送机关编排于标题下空一行位置，最后一个机关名称后标全角冒号（GB/T 9704—2012，7.3.2）。',
    en: 'The last addressee is followed by a full-width colon (GB/T 9704—2012, 7.3.2).',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '关于开展春季植树的通知\n\n⟦各区人民政府，市政府各部门⟧\n\n现将有关事项通知如下。',
      fixed: '关于开展春季植树的通知\n\n各区人民政府，市政府各部门：\n\n现将有关事项通知如下。',
    },
    {
      text: '关于开展春季植树的通知\n\n⟦各区人民政府:⟧\n\n现将有关事项通知如下。',
      fixed: '关于开展春季植树的通知\n\n各区人民政府：\n\n现将有关事项通知如下。',
    },
  ],
  good: [
    { text: '关于开展春季植树的通知\n\n各区人民政府：\n\n现将有关事项通知如下。' },
    { text: '青溪市公园条例\n\n青溪市人民代表大会常务委员会\n\n第一条　为了规范公园管理，制定本条例。' },
  ],
  run(draft) {
    const { paragraphs, documents } = draft.text;
    const near = documents.filter(isSent).flatMap(({ titleSpan }) => {
      const first = titleSpan!.paragraph + 1;
      return paragraphs.slice(first, first + reach + 1).flatMap(({ print, block }) => [print, block]);
    });
    return kept(draft, [saidIn(draft.text).frame, ...near], () => documents.map((document) => lineOf(draft, document)));
  },
};

const kept = keptFindings();

function isSent({ titleSpan, role, genre }: PolicyDocument): boolean {
  return titleSpan !== null && role !== 'wrapper' && genre !== null && sent.has(genre);
}

function lineOf(draft: Draft, document: PolicyDocument): Finding | undefined {
  const { titleSpan, signatories, issuers } = document;
  if (!titleSpan || !isSent(document)) return undefined;
  const end = Math.min(titleSpan.paragraph + 1 + reach, document.endParagraph);
  const lines = draft.text.paragraphs.slice(titleSpan.paragraph + 1, end + 1);
  const isLine = (text: string) =>
    (text.endsWith('：') && text.length < 200 && !announces.test(text)) || /^各位/.test(text);
  if (lines.some(({ text }) => isLine(text))) return undefined;
  for (let paragraph = titleSpan.paragraph + 1; paragraph < end; paragraph++) {
    const { text, block, print } = draft.text.paragraphs[paragraph]!;
    // They stand above the first heading.
    if (block.kind === 'heading' || print.label !== null) return undefined;
    if (block.kind !== 'text' && block.kind !== 'title') continue;
    const match = text.length > 200 || verbs.test(text) ? null : organs.exec(text);
    if (!match || (/[。；]$/.test(text) && !addressed.test(text))) {
      if (/[。；]/.test(text)) return undefined;
      continue;
    }
    const bare = text.replace(/[\s。，,；;、:]+$/, '');
    // The issuers' names may stand above the text, and a signature below a short one.
    if ([...signatories, ...issuers].includes(bare)) continue;
    return finding(draft, paragraph, bare.length, text);
  }
  return undefined;
}

function finding(draft: Draft, paragraph: number, length: number, text: string): Finding {
  // An edit replaces something: the mark that stands there, or the last character.
  const from = length < text.length ? length : length - 1;
  const last = { paragraph, start: from, end: text.length };
  return {
    code: recipientColon.code,
    severity: recipientColon.defaultSeverity,
    range: locate(draft.text, { paragraph, start: 0, end: text.length }),
    message: {
      zh: '主送机关名称后标全角冒号“：”。',
      en: 'A full-width colon ： follows the last addressee.',
    },
    evidence: [],
    fixes: [
      {
        title: { zh: '加上冒号', en: 'Add the colon' },
        edits: [{ range: locate(draft.text, last), newText: `${text.slice(from, length)}：` }],
        preferred: true,
      },
    ],
  };
}
