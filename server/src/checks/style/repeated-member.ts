/** style/repeated-member: a list that names one thing twice. */
import type { ParagraphCheck, ParagraphFinding } from '../check.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

const run = /[^，。；：:;.．（）()“”《》〈〉、！？\s|]+(?:、[^，。；：:;.．（）()“”《》〈〉、！？\s|]+){2,}/g;
const longestMember = 8;
/** Members that are more than a name: 设计、施工单位进行设计 begins another list. */
const isPhrase = /[和或及与的其等第0-9]/;
/** What the first member may begin with that is none of it: 改造提升供水、排水. */
const verbs =
  /(?:改造|提升|加强|推进|提供|开展|完善|发展|建设|推动|实施|包括|包含|抓好|做好|负责|落实|支持|促进|优化|强化|健全|配建|配套|涉及|覆盖|整合|统筹|组织|协调|设置|购置|新建|种植|栽植|养护|管护|培育|壮大|做强|打造|聚焦|围绕|含|为|对|由|在|向)$/;
/** What the last one may end with: 供水等设施. */
const rest = /(?:等|和|及|与|以及|或者).*$/;

export const repeatedMember: ParagraphCheck = {
  code: 'style/repeated-member',
  title: { zh: '并列的各项有重复', en: 'A list names one thing twice' },
  rationale: {
    zh: '用顿号并列的各项中同一项出现两次，多是合并、增补时留下的，也可能是另一项写错了。',
    en: 'A member that stands twice between the same commas is left behind by editing, or stands for another.',
  },
  defaultSeverity: 'information',
  bad: [
    { text: '完善供水、排水、供气、⟦排水⟧等设施。' },
    { text: '1.供水、排水、⟦供水⟧等设施完好。' },
    { text: '改造提升供水、排水、⟦供水⟧、供热等设施。' },
    { text: '会同发展改革、财政、水利、⟦财政⟧等部门实施。' },
  ],
  good: [
    { text: '完善供水、排水、供气等设施。' },
    { text: '突发事件分为特别重大、重大、较大和一般四级。' },
    { text: '设计、施工、监理单位进行设计、施工、监理应当遵守规定。' },
    { text: '制定临时管理规约、管理规约、服务合同等文本。' },
    { text: '负责公园、绿地、广场、公园管理用房的养护。' },
  ],
  concerns: ({ text, kind }) => kind !== 'row' && mayRepeat(text),
  *find({ text }) {
    for (const { index, 0: printed } of text.matchAll(run)) {
      const finding = twiceIn(index, printed.split('、'));
      if (finding && !isInside(repeatedWords(text), index)) yield finding;
    }
  },
};

/** What ends a list, behind which the same may be named again. */
const endOfList = /[，。；：:;.．（）()“”《》〈〉！？\s|]/;

/** A cheap look before the lists are read: what two commas begin, or the first of them ends, may be the same. */
function mayRepeat(text: string): boolean {
  for (let mark = text.indexOf('、'); mark >= 0; mark = text.indexOf('、', mark + 1)) {
    // The nearest place before it: a list is short, a paragraph may be long.
    const before = text.lastIndexOf(text.slice(mark + 1, mark + 3), mark - 2);
    if (before >= 0 && !endOfList.test(text.slice(before, mark))) return true;
  }
  return false;
}

/** `start`: offset of the first of the members, which stand with a comma between them. */
function twiceIn(start: number, members: readonly string[]): ParagraphFinding | null {
  const inner = members.slice(1, -1);
  if (isPhrase.test(members[0]!) || inner.some((member) => member.length > longestMember || isPhrase.test(member)))
    return null;
  const [first, last] = [members[0]!, members.at(-1)!];
  // 监理单位进行建设 ends with a member: another list of the same begins.
  if (inner.some((member) => members.some((other) => other !== member && member.endsWith(other)))) return null;
  let at = start + first.length + 1;
  for (const [index, member] of inner.entries()) {
    const isSeen = inner.indexOf(member) < index || isFirst(first, member);
    // Next to each other they are those of style/repeated-word.
    const isNext = (index > 0 ? inner[index - 1] : first) === member;
    if (member.length > 1 && isSeen && !isNext) return found(at, member);
    at += member.length + 1;
  }
  const named = last.replace(rest, '');
  const isSeen = named.length > 1 && (inner.slice(0, -1).includes(named) || isFirst(first, named));
  return isSeen ? found(at, named) : null;
}

function isFirst(first: string, member: string): boolean {
  return first === member || (first.endsWith(member) && verbs.test(first.slice(0, -member.length)));
}

function found(start: number, member: string): ParagraphFinding {
  const end = start + member.length;
  return {
    start,
    end,
    message: { zh: `“${member}”前面已经列出。`, en: `“${member}” is listed before.` },
    fixes: [
      {
        title: { zh: `删去“、${member}”`, en: `Delete “、${member}”` },
        // Another member may be meant.
        edits: [{ start: start - 1, end, newText: '' }],
        preferred: false,
      },
    ],
  };
}
