/** The comparison of two versions as people read it. */
import type { Locale, Message } from '../../checks/message.ts';
import { titleOf } from '../align/pages.ts';
import type { Piece } from '../difference.ts';
import {
  type Block,
  type Cell,
  plain,
  type Report,
  type Row,
  type Run,
  type Tone,
  tableBlock,
} from '../report/model.ts';
import type { ChangeKind, ComparedProvision, Comparison } from './comparison.ts';
import type { Provision } from './provisions.ts';

const changeWords: Readonly<Record<ChangeKind | 'moved' | 'renumbered', Message>> = {
  same: { zh: '未改', en: 'unchanged' },
  references: { zh: '仅引用序号变化', en: 'only references renumbered' },
  changed: { zh: '修改', en: 'changed' },
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删除', en: 'removed' },
  moved: { zh: '移动位置', en: 'moved' },
  renumbered: { zh: '序号变化', en: 'renumbered' },
};

const tones: Readonly<Record<ChangeKind, Tone>> = {
  same: 'plain',
  references: 'plain',
  changed: 'caution',
  added: 'good',
  removed: 'bad',
};

export function comparisonPages({ before, after, provisions }: Comparison, locale: Locale): Report {
  const zh = locale === 'zh';
  const title = titleOf(after);
  const substantial = provisions.filter(({ kind }) => kind === 'changed' || kind === 'added' || kind === 'removed');
  const shifted = provisions.filter((one) => !substantial.includes(one) && one.moved);
  const minor = provisions.filter((one) => !substantial.includes(one) && !one.moved && isMinor(one));
  const counts = (['changed', 'added', 'removed'] as const)
    .map((kind) => `${changeWords[kind][locale]} ${provisions.filter((one) => one.kind === kind).length}`)
    .concat(
      `${changeWords.moved[locale]} ${provisions.filter(({ moved }) => moved).length}`,
      zh ? `仅序号变化 ${minor.length}` : `only renumbered ${minor.length}`,
      `${changeWords.same[locale]} ${provisions.filter((one) => one.kind === 'same' && !one.moved && !one.renumbered).length}`,
    );
  const sheet = zh ? '修改前后对照' : 'Comparison';
  const columns: readonly (readonly [string, number])[] = [
    [zh ? '变化' : 'Change', 0.12],
    [zh ? `修改前（${before.name}）` : `Before (${before.name})`, 0.44],
    [zh ? `修改后（${after.name}）` : `After (${after.name})`, 0.44],
  ];
  const blocks: Block[] = [{ kind: 'text', runs: plain(counts.join(zh ? '，' : ', ')) }];
  const written = (rows: readonly ComparedProvision[]) =>
    tableBlock(
      sheet,
      rows.map((row) => rowOf(row, locale)),
      columns,
    );
  if (substantial.length + shifted.length > 0) {
    const shown = provisions.filter((one) => substantial.includes(one) || shifted.includes(one));
    blocks.push(written(shown));
  } else blocks.push({ kind: 'text', runs: plain(zh ? '没有实质修改。' : 'Nothing of substance was changed.') });
  if (minor.length > 0) {
    const summary = zh ? `只有序号变化的 ${minor.length} 处` : `${minor.length} with other numbers only`;
    const changes = minor.map((one) => numbersOf(one));
    const brief: Block = { kind: 'text', runs: plain(changes.join(zh ? '；' : '; ')) };
    blocks.push({ kind: 'folded', summary, blocks: [written(minor)], brief: [brief] });
  }
  return {
    title: zh ? `修改前后对照表：${title}` : `Before and after: ${title}`,
    language: zh ? 'zh-CN' : 'en',
    blocks,
  };
}

function isMinor({ kind, renumbered }: ComparedProvision): boolean {
  return kind === 'references' || renumbered;
}

/** 第五条→第六条（引用第三条→第四条） */
function numbersOf({ before, after, references }: ComparedProvision): string {
  const own = `${before?.label ?? ''}→${after?.label ?? ''}`;
  const others = references.map(({ from, to }) => `${from}→${to}`).join('、');
  return others === '' ? own : `${own}（${others}）`;
}

function rowOf(row: ComparedProvision, locale: Locale): Row {
  const { kind, before, after, moved, renumbered, pieces, references } = row;
  const notes = [
    ...(moved ? [changeWords.moved[locale]] : []),
    ...(renumbered && !moved ? [changeWords.renumbered[locale]] : []),
    ...references.map(({ from, to }) => `${from}→${to}`),
  ];
  const change: Run[] = [{ text: changeWords[kind][locale], mark: 'strong' }];
  for (const note of notes) change.push({ text: `\n${note}`, mark: 'faint' });
  return {
    tone: tones[kind],
    cells: [change, sideOf(before, pieces, 'added', locale), sideOf(after, pieces, 'removed', locale)],
  };
}

/** One side of the table: the label, which opens the place, and the text without the pieces of the other side. */
function sideOf(provision: Provision | null, pieces: readonly Piece[], without: Piece['kind'], locale: Locale): Cell {
  if (!provision) return [];
  const own = pieces.filter(({ kind }) => kind !== without);
  const content: Cell = own.length === 0 ? plain(provision.text) : own.map(runOf);
  const line = provision.place.startLine + 1;
  const name = provision.label || (locale === 'zh' ? `第${line}行` : `line ${line}`);
  return [{ text: name, mark: 'strong', place: provision.place }, { text: '　' }, ...content];
}

function runOf({ kind, text }: Piece): Run {
  return kind === 'same' ? { text } : { text, mark: kind };
}
