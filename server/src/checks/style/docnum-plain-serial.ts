/** style/docnum-plain-serial: the serial of a document number bears 第 or leading zeros. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, titleStretches } from './silent-stretches.ts';

const number =
  /(?:[〔﹝［[【]|(?<=[\u4e00-\u9fa5）)]\s?)[（(〈<])\s?(?:19|20)\d{2}\s?年?\s?[〕﹞］\]】）)〉>]\s?(第\s?[0０]*|[0０]+)([1-9１-９][0-9０-９]{0,4})\s?号/g;
/** A cheap look before the pattern runs. */
const numbered = /[0-9０-９]\s?号/;

export const docnumPlainSerial: ParagraphCheck = {
  code: 'style/docnum-plain-serial',
  title: { zh: '发文顺序号不加“第”字，不编虚位', en: 'The serial of a document number is plain' },
  rationale: {
    zh: '发文顺序号不加“第”字，不编虚位，即 1 不编为 01（GB/T 9704—2012，7.2.5）。命令（令）和公告的“第×号”不受此限。',
    en: 'The serial bears neither 第 nor leading zeros (GB/T 9704—2012, 7.2.5). Orders (令第×号) and announcements (公告…第×号) do.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '按照《关于开展春季植树的通知》（青政发〔2024〕⟦第05⟧号）的要求办理。',
      fixed: '按照《关于开展春季植树的通知》（青政发〔2024〕5号）的要求办理。',
    },
    { text: '青政办发〔2023〕⟦012⟧号文件废止。', fixed: '青政办发〔2023〕12号文件废止。' },
  ],
  good: [
    { text: '按照《关于开展春季植树的通知》（青政发〔2024〕5号）的要求办理。' },
    { text: '《青溪市公园管理办法》（青溪市人民政府令第5号）第三条。' },
    { text: '霁江省财政厅公告2023年第05号公布的目录。' },
  ],
  concerns: ({ text }) => text.includes('号') && numbered.test(text),
  *find({ text }) {
    for (const { index, 0: match, 1: mark, 2: serial } of text.matchAll(number)) {
      if (isInside(titleStretches(text), index)) continue;
      const start = index + match.lastIndexOf(mark! + serial!);
      const end = start + mark!.length + serial!.length;
      yield replacement(text, { start, end }, serial!, (printed, corrected) => ({
        zh: `发文顺序号不加“第”字、不编虚位：“${printed}号”应作“${corrected}号”。`,
        en: `The serial is written plainly: “${corrected}号” instead of “${printed}号”.`,
      }));
    }
  },
};
