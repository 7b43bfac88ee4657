/** style/attachment-punctuation: marks in the list of attachments under a text. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';

const head = /^附\s*件(?:\s*[0-9０-９]{1,2})?\s*([：:]|(?=\s*[0-9０-９]{1,2}\s?[.．、]))\s*/;
const item = /^([0-9０-９]{1,2})\s?([.．、，,])\s?(?![0-9０-９])/;
/** A name, not a sentence that happens to begin with 附件. */
const name = /^[^。；！？]{2,80}?([。；;，,、.]+)$/;
const clauses = /，.*，|应当|不得|负责|必须/;
/** 《植树任务表》: the whole name stands in marks. */
const titled = /^《([^《》]{2,60})》(?=[。；;，,、.]*$)/;

export const attachmentPunctuation: DraftCheck = {
  code: 'style/attachment-punctuation',
  title: { zh: '附件说明的标点', en: 'Marks in the list of attachments' },
  rationale: {
    zh: '“附件”后标全角冒号和附件名称，顺序号用阿拉伯数字（附件：1.××），附件名称后不加标点符号（GB/T 9704—2012，7.3.4）；附件名称直接写出，通常不加书名号。',
    en: '附件 is followed by a full-width colon, names are numbered 1. and have no mark behind them (GB/T 9704—2012, 7.3.4), nor usually 《》 around them.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '请认真执行。\n\n附件：1.植树任务表⟦。⟧\n2.验收表⟦；⟧\n\n青溪市人民政府\n\n2024年3月1日',
      fixed: '请认真执行。\n\n附件：1.植树任务表\n2.验收表\n\n青溪市人民政府\n\n2024年3月1日',
    },
    {
      text: '请认真执行。\n\n附件⟦:⟧1⟦、⟧植树任务表\n\n青溪市人民政府\n\n2024年3月1日',
      fixed: '请认真执行。\n\n附件：1.植树任务表\n\n青溪市人民政府\n\n2024年3月1日',
    },
    {
      text: '请认真执行。\n\n附件：1.⟦《植树任务表》⟧\n2.⟦《验收表》⟧\n\n青溪市人民政府\n\n2024年3月1日',
      fixed: '请认真执行。\n\n附件：1.植树任务表\n2.验收表\n\n青溪市人民政府\n\n2024年3月1日',
    },
  ],
  good: [
    { text: '请认真执行。\n\n附件：1.关于《植树任务表》的说明\n2.验收表\n\n青溪市人民政府\n\n2024年3月1日' },
    { text: '请认真执行。\n\n附件：1.植树任务表\n2.验收表\n\n青溪市人民政府\n\n2024年3月1日' },
    { text: '请认真执行。\n\n附件：植树任务表\n\n青溪市人民政府\n\n2024年3月1日' },
    { text: '附件：上述材料应当一式两份，由申请人签字，并加盖公章。' },
  ],
  *run(draft) {
    const { paragraphs } = draft.text;
    const heads = headsOf(paragraphs);
    for (const [index, first] of heads.paragraphs.entries()) {
      const opening = heads.found[index]!;
      yield* inHead(draft, first, opening);
      yield* inItem(draft, first, opening[0].length);
      for (let at = first + 1; paragraphs[at]?.block.kind === 'text' && isItem(paragraphs[at]!.text); at++) {
        yield* inItem(draft, at, 0);
      }
    }
  },
};

/** 附件：1.… */
const headsOf = gathering(({ text, block }) => {
  if (block.kind !== 'text' || !text.startsWith('附')) return null;
  const opening = head.exec(text);
  return !opening || text.length === opening[0].length || clauses.test(text) ? null : opening;
});

function isItem(text: string): boolean {
  return text.length < 90 && item.test(text) && !clauses.test(text);
}

/** 附件: with an ASCII colon or none. */
function* inHead(draft: Draft, paragraph: number, opening: RegExpExecArray): Iterable<Finding> {
  if (opening[1] === '：') return;
  const printed = opening[0].trimEnd();
  if (opening[1] === ':') yield mark(draft, paragraph, printed.length - 1, printed.length, '：', '：');
  else yield mark(draft, paragraph, printed.length - 1, printed.length, `${printed.at(-1)}：`, '附件：');
}

/** The mark behind the number, and marks behind the name. Several names on a line are left alone. */
function* inItem(draft: Draft, paragraph: number, from: number): Iterable<Finding> {
  const rest = draft.text.paragraphs[paragraph]!.text.slice(from);
  const label = item.exec(rest);
  // On a line of its own the number is that of style/heading-punctuation.
  if (from > 0 && label && !/[.．]/.test(label[2]!)) {
    const at = from + label[1]!.length + (/\s/.test(rest[label[1]!.length]!) ? 1 : 0);
    yield mark(draft, paragraph, at, at + 1, '.', `${label[1]}.`);
  }
  const named = from + (label?.[0].length ?? 0);
  const inMarks = titled.exec(draft.text.paragraphs[paragraph]!.text.slice(named));
  if (inMarks) yield withoutMarks(draft, paragraph, named, inMarks[0]);
  const closing = name.exec(rest)?.[1];
  if (closing === undefined) return;
  const start = from + rest.length - closing.length;
  yield mark(draft, paragraph, start, start + closing.length, '', null);
}

/** 《植树任务表》 → 植树任务表 */
function withoutMarks(draft: Draft, paragraph: number, start: number, printed: string): Finding {
  const end = start + printed.length;
  const at = (from: number) => locate(draft.text, { paragraph, start: from, end: from + 1 });
  const newText = printed.slice(1, -1);
  return {
    code: attachmentPunctuation.code,
    severity: 'information',
    range: locate(draft.text, { paragraph, start, end }),
    message: { zh: '附件名称通常不加书名号。', en: 'The name of an attachment usually stands without 《》.' },
    evidence: [],
    fixes: [
      {
        title: { zh: `改为“${newText}”`, en: `Change to “${newText}”` },
        edits: [
          { range: at(start), newText: '' },
          { range: at(end - 1), newText: '' },
        ],
        preferred: true,
      },
    ],
  };
}

function mark(
  draft: Draft,
  paragraph: number,
  start: number,
  end: number,
  newText: string,
  becomes: string | null,
): Finding {
  const range = locate(draft.text, { paragraph, start, end });
  const printed = draft.text.paragraphs[paragraph]!.text.slice(start, end);
  return {
    code: attachmentPunctuation.code,
    severity: attachmentPunctuation.defaultSeverity,
    range,
    message:
      becomes === null
        ? { zh: '附件名称后不加标点符号。', en: 'No mark stands behind the name of an attachment.' }
        : { zh: `附件说明的标点：应作“${becomes}”。`, en: `The list of attachments has “${becomes}” here.` },
    evidence: [],
    fixes: [
      {
        title:
          becomes === null
            ? { zh: `删去“${printed}”`, en: `Delete “${printed}”` }
            : { zh: `改为“${becomes}”`, en: `Change to “${becomes}”` },
        edits: [{ range, newText }],
        preferred: true,
      },
    ],
  };
}
