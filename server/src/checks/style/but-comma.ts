/** style/but-comma: 但 is followed by a comma. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';

const but = /(?:^|[。；，：、,;“])(但\s?[，,])/g;

export const butComma: ParagraphCheck = {
  code: 'style/but-comma',
  title: { zh: '“但”后加逗号的用“但是”', en: '但 before a comma is 但是' },
  rationale: {
    zh: '“但是”与“但”同义：后面加逗号的用“但是，”，不加逗号的用“但”（《立法技术规范（试行）》）。',
    en: '但是 and 但 mean the same; before a comma it is 但是 (Technical norms of legislation, trial).',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '公园免费开放，⟦但，⟧法律另有规定的除外。', fixed: '公园免费开放，但是，法律另有规定的除外。' },
    { text: '应当公开听证。⟦但,⟧涉及国家秘密的除外。', fixed: '应当公开听证。但是，涉及国家秘密的除外。' },
  ],
  good: [
    { text: '公园免费开放，但是，法律另有规定的除外。' },
    { text: '公园免费开放，但法律另有规定的除外。' },
    { text: '不但，而且。' },
  ],
  concerns: ({ text }) => text.includes('但'),
  *find({ text }) {
    for (const { index, 0: match, 1: printed } of text.matchAll(but)) {
      const end = index + match.length;
      yield replacement(text, { start: end - printed!.length, end }, '但是，', () => ({
        zh: '“但”后有逗号的，用“但是，”。',
        en: 'Before a comma 但 is written 但是.',
      }));
    }
  },
};
