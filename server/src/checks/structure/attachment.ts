/** structure/attachment: what the text announces as attachments and what stands behind it disagree. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import type { Print } from '../../ingest/print.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Attachment, PolicyDocument, PolicyText } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding, Fix } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import type { Message } from '../message.ts';
import { saidIn } from '../said-records.ts';

const notice = (list: string, ...attached: string[]) =>
  `关于开展春季植树的通知\n\n各区人民政府：\n\n现将有关事项通知如下，请认真执行。\n\n${list}\n\n青溪市人民政府\n\n2024年3月1日\n\n${attached.join('\n\n')}`;

export const attachmentList: DraftCheck = {
  code: 'structure/attachment',
  title: { zh: '附件说明与所附附件不一致', en: 'Announced and attached documents disagree' },
  rationale: {
    zh: '附件说明应当标明附件的顺序和名称，与附件正文一致（《党政机关公文处理工作条例》第九条、GB/T 9704—2012，7.3.4、7.3.7）。附件不在本稿中的不提示。',
    en: 'The list of attachments names them in order, as they are titled. Silent where the draft holds no attachment at all.',
  },
  defaultSeverity: 'information',
  bad: [
    {
      text: notice(
        '附件：1.春季植树任务表\n2.⟦春季植树验收表⟧',
        '附件1\n\n春季植树任务表\n\n各区植树任务分别为一万株。',
        '附件2\n\n春季植树检查办法\n\n检查由各区组织。',
      ),
    },
    {
      text: notice(
        '附件：春季植树任务表',
        '附件1\n\n春季植树任务表\n\n各区植树任务分别为一万株。',
        '附件2\n\n⟦春季植树检查办法⟧\n\n检查由各区组织。',
      ),
    },
    { text: notice('附件：1.春季植树任务表\n⟦3⟧.春季植树检查办法') },
    {
      text: notice(
        '附件：1.⟦春季植树检查办法⟧\n2.春季植树任务表',
        '附件1\n\n春季植树任务表\n\n各区植树任务分别为一万株。',
        '附件2\n\n春季植树检查办法\n\n检查由各区组织。',
      ),
    },
  ],
  good: [
    {
      text: notice(
        '附件：1.春季植树任务表\n2.春季植树检查办法',
        '附件1\n\n春季植树任务表\n\n各区植树任务分别为一万株。',
        '附件2\n\n春季植树检查办法\n\n检查由各区组织。',
      ),
    },
    { text: notice('附件：春季植树任务表') },
    { text: notice('附件：1.申报表\n2.汇总表', '附件1\n\n申报表\n\n单位名称', '附件2\n\n汇总表\n\n合计') },
  ],
  run(draft) {
    const { frame, attachments } = saidIn(draft.text);
    const { found } = attachmentLines(draft.text.paragraphs);
    return kept(draft, [frame, attachments, found, ...linesOf(draft)], () => find(draft));
  },
};

const kept = keptFindings();
/** The lines that an attachment may begin with. */
const attachmentLines = gathering(({ text, print }) => (/^附\s*件/.test(text) ? print : null));

/** The lines that the lists of attachments stand in, and those right before what is attached. */
function linesOf({ text: { paragraphs, documents } }: Draft): readonly (Print | undefined)[] {
  return documents.flatMap(({ role, attachments, firstParagraph }) => {
    const announcing = attachments.map(({ span }) => paragraphs[span.paragraph]!.print);
    return role === 'attachment' ? [...announcing, paragraphs[firstParagraph - 1]?.print] : announcing;
  });
}

function* find(draft: Draft): Iterable<Finding | undefined> {
  for (const document of draft.text.documents) {
    yield* misnumbered(draft, document);
    const attached = attachedTo(draft.text, document);
    if (attached.length === 0) continue;
    for (const [index, announced] of document.attachments.entries()) {
      yield compare(draft, announced, index, attached);
    }
    if (document.attachments.length > 0) yield* unannounced(draft, document, attached);
  }
}

/** What is attached to a document. A notice that issues a plan carries what the plan announces, behind the plan. */
function attachedTo({ documents }: PolicyText, document: PolicyDocument): readonly PolicyDocument[] {
  const isAttached = ({ role, parent }: PolicyDocument, carrier: string | null) =>
    role === 'attachment' && parent === carrier;
  const own = documents.filter((other) => isAttached(other, document.id));
  const carrier = documents.find(({ id }) => id === document.parent);
  if (own.length > 0 || !carrier || carrier.attachments.length > 0) return own;
  return documents.slice(documents.indexOf(document) + 1).filter((other) => isAttached(other, carrier.id));
}

function compare(
  draft: Draft,
  announced: Attachment,
  index: number,
  attached: readonly PolicyDocument[],
): Finding | undefined {
  const own = attached[index];
  const wanted = squeeze(announced.title);
  const found = attached.findIndex(({ title }) => isSameTitle(squeeze(title), wanted));
  const range = locate(draft.text, announced.span);
  if (found >= 0) {
    // The list may leave some out, or say of several what is attached as one.
    const isInPlace = own === undefined || found < index || isSameTitle(squeeze(own.title), wanted);
    if (isInPlace || announced.number !== index + 1) return undefined;
    return finding(range, [], {
      zh: `附件说明中“${announced.title}”是附件${index + 1}，后面是第 ${found + 1} 份附件：顺序不一致。`,
      en: `“${announced.title}” is announced as attachment ${index + 1} and attached as number ${found + 1}.`,
    });
  }
  if (!own) {
    return finding(range, [], {
      zh: `附件说明有“${announced.title}”，后面没有这份附件：共附 ${attached.length} 份。`,
      en: `“${announced.title}” is announced but not attached: there are ${attached.length} attachments.`,
    });
  }
  if (own.title === '') return undefined;
  const fix: Fix = {
    title: { zh: `改为“${own.title}”`, en: `Change to “${own.title}”` },
    edits: [{ range, newText: own.title }],
    preferred: false,
  };
  return finding(range, [fix], {
    zh: `附件说明写作“${announced.title}”，第 ${index + 1} 份附件的标题是“${own.title}”。`,
    en: `Announced as “${announced.title}”; attachment ${index + 1} is titled “${own.title}”.`,
  });
}

/** Documents under a head 附件3 that the list does not have. */
function* unannounced(
  draft: Draft,
  { attachments }: PolicyDocument,
  attached: readonly PolicyDocument[],
): Iterable<Finding> {
  const listed = attachments.map(({ title }) => squeeze(title));
  for (const { title, titleSpan, firstParagraph } of attached) {
    if (!titleSpan || title === '' || listed.some((announced) => isSameTitle(squeeze(title), announced))) continue;
    const head = draft.text.paragraphs.slice(Math.max(0, firstParagraph - 1), titleSpan.paragraph);
    if (attached.length <= listed.length || !head.some(({ text }) => /^附\s*件/.test(text))) continue;
    yield finding(locate(draft.text, titleSpan), [], {
      zh: `附件说明中没有“${title}”。`,
      en: `The list of attachments does not have “${title}”.`,
    });
  }
}

/** Numbers of the list that do not run on. */
function* misnumbered(draft: Draft, { attachments }: PolicyDocument): Iterable<Finding> {
  for (const [index, { number, span }] of attachments.entries()) {
    const before = attachments[index - 1]?.number ?? 0;
    if (number === 0 || number === before + 1) continue;
    const { text } = draft.text.paragraphs[span.paragraph]!;
    const label = /(\d{1,2})\s*[.．、]\s*$/.exec(text.slice(0, span.start));
    if (!label) continue;
    const end = label.index + label[1]!.length;
    const range = locate(draft.text, { paragraph: span.paragraph, start: label.index, end });
    const newText = String(before + 1);
    const title = { zh: `改为“${newText}”`, en: `Change to “${newText}”` };
    yield finding(range, [{ title, edits: [{ range, newText }], preferred: false }], {
      zh: `附件说明的序号不连续：这里是${number}，应为${newText}。`,
      en: `The list of attachments has number ${number} where ${newText} is next.`,
    });
  }
}

/** The list may shorten what the title has in brackets or before it. */
function isSameTitle(title: string, announced: string): boolean {
  return title === announced || (title !== '' && (title.includes(announced) || announced.includes(title)));
}

function finding(range: Finding['range'], fixes: readonly Fix[], message: Message): Finding {
  const { code, defaultSeverity: severity } = attachmentList;
  return { code, severity, range, message, evidence: [], fixes };
}
