/** After renumbering every reference points at the text that it pointed at. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import { applyEdits } from '../../../server/src/features/diagnose.ts';
import { renumberEdits } from '../../../server/src/features/renumber.ts';
import { DraftReader } from '../../../server/src/policy/draft-reader.ts';
import type { PolicyText } from '../../../server/src/policy/model.ts';
import { chineseNumeral } from '../../../server/src/policy/numerals.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { allPlaces } from '../../../server/src/policy/references/place-lists.ts';
import { targetOf } from '../../../server/src/policy/references/place-target.ts';
import { spanText } from '../../../server/src/policy/span.ts';

function renumbered(source: string, before: string | null): string {
  const draft = { uri: 'file:///draft.policy', source, text: readPolicyText(source, { format: 'text' }) };
  return applyEdits(
    source,
    finished(renumberEdits(draft, before, (other) => readPolicyText(other, { format: 'text' }))),
  );
}

/** Names of what the references mean, by the name of the paragraph that they stand in; `gone` where it is gone. */
function meanings(source: string): Map<string, string[]> {
  const text = readPolicyText(source, { format: 'text' });
  const found = new Map<string, string[]>();
  for (const at of allPlaces(text)) {
    const own = /（(\w+)）/.exec(text.paragraphs[at.paragraph]!.text)?.[1];
    if (own === undefined) continue;
    const { missing, spans } = targetOf(text, at);
    const texts = spans.map((span) => spanText(text, span));
    const nameOf = (printed: string) => /（(\w+)）/.exec(printed)?.[1] ?? [];
    const several = at.reference.steps.some((step) => step.kind === 'before' && step.count > 1);
    const list = found.get(own) ?? [];
    list.push(
      ...(missing
        ? ['gone']
        : (several ? texts.filter((printed) => !printed.startsWith('（')) : texts.slice(0, 1)).flatMap(nameOf)),
    );
    found.set(own, list);
  }
  return found;
}

interface Shape {
  /** Number of items for each 款 of each article. */
  readonly articles: readonly (readonly number[])[];
  /** Article, its 款, and what its reference means; numbers are taken modulo what there is. */
  readonly references: readonly (readonly [number, number, number, number, number, number])[];
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  articles: fc.array(fc.array(fc.constantFrom(0, 0, 2, 3), { minLength: 1, maxLength: 3 }), {
    minLength: 5,
    maxLength: 9,
  }),
  references: fc.array(fc.tuple(fc.nat(9), fc.nat(3), fc.nat(9), fc.nat(3), fc.nat(3), fc.nat(5)), {
    minLength: 3,
    maxLength: 12,
  }),
});

/** Paragraphs of each article, every one with a name of its own. */
function lawOf({ articles, references }: Shape): string[][] {
  const phrase = new Map<string, string>();
  for (const [article, paragraph, other, itsParagraph, item, form] of references) {
    const a = article % articles.length;
    const p = paragraph % articles[a]!.length;
    const b = other % articles.length;
    const q = itsParagraph % articles[b]!.length;
    const items = articles[b]![q]!;
    const label = `第${chineseNumeral(b + 1)}条`;
    const words = [
      `违反本办法${label}的`,
      `依照${label}第${chineseNumeral(q + 1)}款执行`,
      items > 0
        ? `有${label}第${chineseNumeral(q + 1)}款第${chineseNumeral((item % items) + 1)}项情形的`
        : `违反${label}的`,
      p > 0 ? '前款规定的' : `违反${label}的`,
      p > 1 ? '前两款规定的' : `按照${label}和本办法第一条执行`,
      b + 1 < articles.length ? `依照${label}至第${chineseNumeral(articles.length)}条执行` : `违反${label}的`,
    ][form]!;
    phrase.set(`${a} ${p}`, words);
  }
  return articles.map((paragraphs, a) =>
    paragraphs.flatMap((items, p) => {
      const head = p === 0 ? `第${chineseNumeral(a + 1)}条　` : '';
      const end = items > 0 ? '，包括下列各项：' : '。';
      const text = `${head}公园事项（A${a}P${p}）按规定办理${phrase.has(`${a} ${p}`) ? `，${phrase.get(`${a} ${p}`)}` : ''}${end}`;
      const list = Array.from(
        { length: items },
        (_, i) => `（${chineseNumeral(i + 1)}）场所类别（A${a}P${p}I${i}）${i + 1 < items ? '；' : '。'}`,
      );
      return [text, ...list];
    }),
  );
}

const sourceOf = (law: readonly (readonly string[])[]) => ['青溪市公园管理办法', ...law.flat()].join('\n\n');

describe('renumbering', () => {
  it('keeps the meaning of every reference after an article was inserted', () => {
    fc.assert(
      fc.property(shapes, fc.nat(9), fc.boolean(), (shape, place, marked) => {
        const law = lawOf(shape);
        const at = place % (law.length + 1);
        const label = marked ? '第×条' : `第${chineseNumeral(at + 1)}条`;
        const changed = [...law.slice(0, at), [`${label}　新增事项（NEW）另行规定。`], ...law.slice(at)];
        const result = renumbered(sourceOf(changed), sourceOf(law));
        expect(meanings(result)).toEqual(meanings(sourceOf(law)));
        expect([...result.matchAll(/^第(.+?)条/gm)].map((match) => match[1])).toEqual(
          changed.map((_, index) => chineseNumeral(index + 1)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the meaning of every reference after a paragraph or item was inserted', () => {
    fc.assert(
      fc.property(shapes, fc.nat(9), fc.nat(6), (shape, article, place) => {
        const law = lawOf(shape);
        const own = law[article % law.length]!;
        const at = 1 + (place % own.length);
        const isItem = own[at]?.startsWith('（') ?? false;
        const fresh = isItem ? '（×）新增类别（NEW）；' : '新增事项（NEW）另行规定。';
        const changed = law.map((paragraphs) =>
          paragraphs === own ? [...own.slice(0, at), fresh, ...own.slice(at)] : paragraphs,
        );
        const result = renumbered(sourceOf(changed), sourceOf(law));
        expect(meanings(result)).toEqual(meanings(sourceOf(law)));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the meaning of every reference after an article was removed, and marks those to it', () => {
    fc.assert(
      fc.property(shapes, fc.nat(9), (shape, place) => {
        const law = lawOf(shape);
        const at = place % law.length;
        const changed = law.filter((_, index) => index !== at);
        const result = renumbered(sourceOf(changed), sourceOf(law));
        const before = meanings(sourceOf(law));
        const after = meanings(result);
        for (const [name, meant] of before) {
          if (name.startsWith(`A${at}P`)) continue;
          const left = meant.filter((one) => !one.startsWith(`A${at}P`));
          const now = after.get(name) ?? [];
          // The end of a range moves inward; nothing else may point at other text.
          const strangers = now.filter((one) => !left.includes(one));
          const isRange =
            result.includes(`（${name}）`) && /至第/.test(result.split(`（${name}）`)[1]!.split('\n')[0]!);
          if (!isRange) expect({ name, strangers, now }).toEqual({ name, strangers: [], now: left });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the meaning of every reference after an article was moved', () => {
    fc.assert(
      fc.property(shapes, fc.nat(9), fc.nat(9), (shape, from, to) => {
        const law = lawOf({ ...shape, references: shape.references.filter(([, , , , , form]) => form !== 5) });
        const [moved] = law.splice(from % law.length, 1);
        const changed = [...law];
        changed.splice(to % (law.length + 1), 0, moved!);
        law.splice(from % (law.length + 1), 0, moved!);
        const result = renumbered(sourceOf(changed), sourceOf(law));
        expect(meanings(result)).toEqual(meanings(sourceOf(law)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same after any changes of an open draft as for texts that are read anew', () => {
    const change = fc.record({
      at: fc.nat(30),
      remove: fc.constantFrom(0, 0, 1, 3),
      insert: fc.constantFrom(
        '第×条　新增事项（NEW）另行规定，违反第二条的，依照第三条第一款执行。',
        '（×）新增类别（NEW）；',
        '新增事项（NEW）按照前款规定办理。',
        '第二条　新增事项（NEW），依照本办法第四条至第五条执行。',
        '',
      ),
      /** The numbers are brought into order, and mean what they mean from now on. */
      isRenumbered: fc.boolean(),
    });
    fc.assert(
      fc.property(shapes, fc.array(change, { minLength: 1, maxLength: 6 }), (shape, changes) => {
        const reader = new DraftReader();
        let numbered = sourceOf(lawOf(shape));
        let before: string | PolicyText = reader.read(numbered);
        let source = numbered;
        for (const { at, remove, insert, isRenumbered } of changes) {
          const lines = source.split('\n\n');
          lines.splice(1 + (at % lines.length), remove, ...(insert === '' ? [] : [insert]));
          source = lines.join('\n\n');
          const draft = { uri: 'file:///draft.policy', source, text: reader.read(source) };
          const edits = finished(renumberEdits(draft, before, (other) => reader.fork().read(other)));
          expect(applyEdits(source, edits)).toBe(renumbered(source, numbered));
          if (!isRenumbered) continue;
          source = applyEdits(source, edits);
          numbered = source;
          before = at % 2 === 0 ? source : reader.read(source);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes a place at its word that was one of another text', () => {
    const before =
      '青溪市公园管理办法\n\n第一条　违反该条例第三条的，责令改正。\n\n第二条　公园免费开放。\n\n第三条　公园实行名录管理。';
    const after = before.replace('该条例', '').replace('第三条　公园', '第三条　新增。\n\n第三条　公园');
    expect(renumbered(after, before)).toContain('第一条　违反第四条的，责令改正。');
  });

  it('changes nothing where all is in order', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const source = sourceOf(lawOf(shape));
        expect(renumbered(source, null)).toBe(source);
      }),
      { numRuns: 60 },
    );
  });

  it('numbers headings of plans and boxes, and the references to them', () => {
    const before =
      '青溪市植树规划\n\n一、总体要求\n\n按照第二部分和专栏1推进。\n\n二、重点任务\n\n专栏1　重点工程\n\n加强管护。\n\n三、保障措施\n\n加强领导。';
    const after = before
      .replace('二、重点任务', '二、基本原则\n\n因地制宜。\n\n二、重点任务')
      .replace('专栏1　重点工程', '专栏1　主要指标\n\n指标分解到区。\n\n专栏1　重点工程');
    expect(renumbered(after, before)).toBe(
      '青溪市植树规划\n\n一、总体要求\n\n按照第三部分和专栏2推进。\n\n二、基本原则\n\n因地制宜。\n\n三、重点任务\n\n专栏1　主要指标\n\n指标分解到区。\n\n专栏2　重点工程\n\n加强管护。\n\n四、保障措施\n\n加强领导。',
    );
  });

  it('numbers an item put first, and the reference to its list in the lead of that list', () => {
    const before =
      '青溪市公园管理办法\n\n第一条　公园事项按规定办理，有第一条第一款第二项情形的，包括下列各项：\n\n（一）甲类；\n\n（二）乙类。\n\n公园事项按规定办理。\n\n第二条　公园免费开放。';
    expect(renumbered(before.replace('（一）', '（×）新类；\n\n（一）'), before)).toBe(
      '青溪市公园管理办法\n\n第一条　公园事项按规定办理，有第一条第一款第三项情形的，包括下列各项：\n\n（一）新类；\n\n（二）甲类；\n\n（三）乙类。\n\n公园事项按规定办理。\n\n第二条　公园免费开放。',
    );
  });

  it('follows an item of a part of a plan', () => {
    const before =
      '青溪市植树方案\n\n一、总体要求\n\n按照第二部分第（一）项、第二部分和第二部分第（九）项推进。\n\n二、重点任务\n\n（一）备苗。各区备苗。\n\n（二）划地。各区划地。\n\n三、保障措施\n\n加强领导。';
    const after = before
      .replace('二、重点任务', '二、基本原则\n\n因地制宜。\n\n二、重点任务')
      .replace('（一）备苗', '（一）摸底。各区摸底。\n\n（一）备苗');
    expect(renumbered(after, before)).toContain('按照第三部分第（二）项、第三部分和第三部分第（九）项推进');
    expect(renumbered(before.replace('（一）备苗。各区备苗。\n\n', ''), before)).toContain('第二部分第（×）项');
  });

  it('marks only what is gone of a reference', () => {
    const before =
      '甲办法\n\n第一条　公园分为：\n\n（一）综合公园；\n\n（二）口袋公园。\n\n公园免费。有第一款第二项情形的除外。\n\n前款第一项不适用。\n\n第二条　违反第一条第一款第二项、第一条第三款的，责令改正。\n\n第三条　完。';
    expect(renumbered(before.replace('（二）口袋公园。\n\n', ''), before)).toContain(
      '违反第一条第一款第×项、第一条第三款的',
    );
    expect(renumbered(before.replace('（二）口袋公园。\n\n', ''), before)).toContain('有第一款第×项情形');
    expect(renumbered(before.replace('前款第一项不适用。\n\n', ''), before)).toContain(
      '第一条第一款第二项、第一条第×款的',
    );
    expect(
      renumbered(before.replace('第一条　', '第×条　新增。\n\n第一条　').replace('前款第一项不适用。\n\n', ''), before),
    ).toContain('违反第二条第一款第二项、第二条第×款的');
  });

  it('counts the chapter around a section as well', () => {
    const chapters = (label: string) =>
      `青溪市公园管理办法\n\n第一章　总则\n\n第一条　依照${label}第一节、第二节和${label}第三条执行。\n\n${label}　建设\n\n第一节　选址\n\n第二条　完。\n\n第二节　施工\n\n第三条　完。`;
    const before = chapters('第二章');
    const after = before.replace('第二章　建设', '第×章　规划\n\n第二章　建设');
    expect(renumbered(after, before)).toBe(chapters('第三章').replace('第三章　建设', '第二章　规划\n\n第三章　建设'));
    const wrong = before.replace('第二章第三条', '第一章第三条');
    expect(renumbered(wrong, wrong)).toBe(wrong);
  });

  it('takes references by their number where there is no earlier state', () => {
    const source =
      '甲办法\n\n第一条　为了规范管理，制定本办法。\n\n第×条　新增。\n\n第二条　公园免费开放。\n\n第三条　违反第二条规定的，责令改正。';
    expect(renumbered(source, null)).toBe(
      '甲办法\n\n第一条　为了规范管理，制定本办法。\n\n第二条　新增。\n\n第三条　公园免费开放。\n\n第四条　违反第三条规定的，责令改正。',
    );
  });

  it('leaves 前款 behind the last item alone', () => {
    const before =
      '甲办法\n\n第一条　为了规范管理，制定本办法。\n\n第二条　不得有下列行为：\n\n（一）摆摊；\n\n（二）吐痰。有前款第一项行为的，责令改正。';
    const after = before.replace('第二条', '第×条　新增。\n\n第二条');
    expect(renumbered(after, before)).toBe(before.replace('第二条', '第二条　新增。\n\n第三条'));
  });

  it('follows the article of a reference whose item is not there', () => {
    const before =
      '甲办法\n\n第一条　为了规范管理，制定本办法。\n\n第二条　违反第三条第二项或者第五项的，责令改正。\n\n第三条　不得有下列行为：\n\n（一）摆摊；\n\n（二）吐痰。';
    const after = before.replace('第二条　违反', '第×条　新增，依照第三条第九项。\n\n第二条　违反');
    expect(renumbered(after, before)).toContain(
      '第二条　新增，依照第四条第九项。\n\n第三条　违反第四条第二项或者第五项的',
    );
  });

  it('leaves articles of other laws alone', () => {
    const before =
      '甲办法\n\n第一条　为了规范管理，制定本办法。\n\n第二条　依照《乙法》第三条和本办法第三条执行。\n\n第三条　公园免费开放。';
    const after = before.replace('第二条　依照', '第二条　新增。\n\n第二条　依照');
    expect(renumbered(after, before)).toContain('第三条　依照《乙法》第三条和本办法第四条执行。');
  });

  it('keeps 之一', () => {
    const source = '甲办法\n\n第一条　甲。\n\n第三条　乙。\n\n第三条之一　丙。\n\n第四条　依照第三条之一。';
    expect(renumbered(source, null)).toBe(
      '甲办法\n\n第一条　甲。\n\n第二条　乙。\n\n第二条之一　丙。\n\n第三条　依照第二条之一。',
    );
  });
});
