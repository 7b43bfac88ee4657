/** 见表3, 如图2所示: tables and pictures of the draft that a sentence names and no caption has. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import type { PolicyText, Span } from '../../policy/model.ts';
import { parseNumeral } from '../../policy/numerals.ts';

/** A sentence names a table that is not there. */
export interface MissingTable {
  readonly span: Span;
  /** 表3, as printed. */
  readonly printed: string;
  /** Captions of its kind. */
  readonly count: number;
  readonly last: string;
}

/** What a paragraph says of tables and pictures. */
interface Named {
  readonly caption: { readonly kind: string; readonly number: number; readonly label: string } | null;
  /** 表1-2, 表2.1: numbers of which a single one does not tell. */
  readonly isDivided: boolean;
  readonly references: readonly (Omit<Span, 'paragraph'> & { readonly kind: string; readonly number: number })[];
}

const number = '(\\d{1,2}|[一二三四五六七八九十]{1,2})';
/** Between ideographs and digits no space is left: 表1主要指标. */
const captioned = new RegExp(`^附?([表图])\\s?${number}(?!\\d)[^。；]{0,60}$`);
const divided = /^(?:附)?[表图]\s?\d{1,2}\s?[-—.．－]\s?\d/;
const referring = new RegExp(
  `(?<=(?:[见如按]|参见|详见|按照|依照|列入|填写|[（(]))([表图])\\s?${number}(?![\\d.．\\-—]|[、和至]|以上|以下)(?=所[示列]|[，。；）)、]|$|中|的)`,
  'g',
);

const named = gathering(({ text }): Named | null => {
  if (!/[表图]/.test(text)) return null;
  const head = captioned.exec(text);
  const isDivided = divided.test(text);
  const references = Array.from(text.matchAll(referring), ({ index, 0: printed, 1: kind, 2: written }) => ({
    start: index,
    end: index + printed.length,
    kind: kind!,
    number: parseNumeral(written!) ?? 0,
  }));
  if (!head && !isDivided && references.length === 0) return null;
  const caption = head ? { kind: head[1]!, number: parseNumeral(head[2]!) ?? 0, label: `${head[1]}${head[2]}` } : null;
  return { caption, isDivided, references };
});

/** What {@link missingTables} hangs on: the same object as long as the same is said at the same places. */
export function aboutNamedTables({ paragraphs }: PolicyText): unknown {
  return named(paragraphs);
}

/** Silent where the draft has no caption of the kind, or numbers them by chapters. */
export function* missingTables({ paragraphs }: PolicyText): Iterable<MissingTable> {
  const { paragraphs: places, found } = named(paragraphs);
  if (found.some(({ isDivided }) => isDivided)) return;
  for (const [index, { references }] of found.entries()) {
    for (const { kind, number: wanted, start, end } of references) {
      const captions = found.flatMap(({ caption }) => (caption?.kind === kind ? [caption] : []));
      if (captions.length === 0 || captions.some((caption) => caption.number === wanted)) continue;
      const span = { paragraph: places[index]!, start, end };
      const printed = paragraphs[span.paragraph]!.text.slice(start, end);
      yield { span, printed, count: captions.length, last: captions.at(-1)!.label };
    }
  }
}
