/** The list of attachments under a text: 附件：1.申请表 / 2.名单. */
import { labelOf } from '../../ingest/label.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering, visitAmong } from '../../ingest/paragraph-versions.ts';
import type { Attachment } from '../model.ts';

const head = /^附\s*件\s*(\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]\s*/;
const item = /(?:^|\s)(\d{1,2})\s*[.．、]\s*(?:(?!\d)|(?=(?:19|20)\d{2}(?:年|[—-])))/g;

/** Entries of the list as printed, in order; `members` are the indices of the paragraphs of the document, ascending. */
export function attachmentsOf(paragraphs: readonly Paragraph[], members: readonly number[]): Attachment[] {
  const found: Attachment[] = [];
  visitAmong(heads(paragraphs), members, (head, at, index) => {
    addItems(found, paragraphs[at]!.text, head.length, at, head.number);
    for (const behind of members.slice(index + 1)) {
      const { text, block, print } = paragraphs[behind]!;
      if (block.kind !== 'text') continue;
      if (print.label?.kind !== 'arabic' || /[。；]$/.test(text)) break;
      addItems(found, text, 0, behind, 0);
    }
  });
  return found;
}

/** 附件：, with its number where it has one. */
const heads = gathering(({ text, block }) => {
  const start = block.kind === 'text' && text.startsWith('附') ? head.exec(text) : null;
  if (start === null || text.length === start[0].length) return null;
  const number = Number(start[1] ?? 0) || (labelOf(start[1] === undefined ? '' : `${start[1]}、`)?.number ?? 0);
  return { length: start[0].length, number };
});

/** One or several attachments on a line: `1.申请表 2.名单`. */
function addItems(found: Attachment[], text: string, from: number, paragraph: number, number: number): void {
  const labels = [...text.slice(from).matchAll(item)];
  const add = (start: number, end: number, label: number): void => {
    const title = text.slice(start, end).replace(/[。\s]+$/, '');
    if (title === '') return;
    const span = { paragraph, start, end: start + title.length };
    found.push({ number: label, title: title.replace(/^《(.*)》$/, '$1'), span });
  };
  if (labels.length === 0) add(from, text.length, number);
  labels.forEach((label, index) => {
    const next = labels[index + 1];
    add(from + label.index + label[0].length, next === undefined ? text.length : from + next.index, Number(label[1]));
  });
}
