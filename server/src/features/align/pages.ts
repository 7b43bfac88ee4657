/** The report on alignment as people read it. */
import { printed } from '../../checks/figure/words.ts';
import type { Locale, Message } from '../../checks/message.ts';
import type { Place } from '../../corpus/corpus.ts';
import type { Piece } from '../difference.ts';
import {
  type Block,
  type Cell,
  plain,
  type Report,
  type Row,
  type Run,
  type SeriesChart,
  type Tone,
  tableBlock,
} from '../report/model.ts';
import { targetChart } from './chart.ts';
import type { AlignmentReport, CarriedRow, UpperReport } from './report.ts';
import type { AlignedText, Quoted } from './statements.ts';
import type { StatedFigure, TargetRow } from './targets.ts';
import { topicNames } from './topics.ts';
import { carriageWords, departureWords, kindWords, reasonWords, verdictWords } from './words.ts';

/** A chapter of the upper text of which the draft carries less than this part is beside its subject. */
const leastOfChapter = 0.1;
/** A short upper text is shown as a whole. */
const mostShownAlways = 80;

/** `series`: indicators over the years, where a corpus knows of them. */
export function alignmentPages(report: AlignmentReport, locale: Locale, series: readonly SeriesChart[] = []): Report {
  const say = (message: Message) => message[locale];
  const { draft, uppers } = report;
  const blocks: Block[] = [{ kind: 'text', runs: plain(say(introduction)) }, documentsBlock(report, locale)];
  blocks.push(...overview(report, locale));
  for (const upper of uppers) {
    const of = uppers.length > 1 ? `：${titleOf(upper.upper)}` : '';
    const relevant = relevantChapters(upper);
    blocks.push({ kind: 'heading', level: 2, text: say({ zh: '指标对照', en: 'Targets' }) + of });
    blocks.push(...targetBlocks(upper, relevant, locale));
    blocks.push({ kind: 'heading', level: 2, text: say({ zh: '内容衔接', en: 'What is carried on' }) + of });
    for (const { topic, rows } of upper.sections) {
      blocks.push({ kind: 'heading', level: 3, text: say(topicNames[topic]) });
      blocks.push(...carriedBlocks(rows, relevant, locale));
    }
    blocks.push({ kind: 'heading', level: 2, text: say({ zh: '提法与力度', en: 'Wording and force' }) + of });
    blocks.push(...departureBlocks(upper, locale));
  }
  if (series.length > 0) {
    blocks.push({ kind: 'heading', level: 2, text: say({ zh: '指标走势', en: 'Indicators over the years' }) });
    for (const chart of series) blocks.push({ kind: 'chart', chart });
  }
  blocks.push({ kind: 'heading', level: 2, text: say({ zh: '责任分工', en: 'Responsibilities' }) });
  blocks.push(...dutyBlocks(report, locale));
  return {
    title: say({ zh: `规划衔接报告：${titleOf(draft)}`, en: `Alignment report: ${titleOf(draft)}` }),
    language: locale === 'zh' ? 'zh-CN' : 'en',
    blocks,
  };
}

const introduction: Message = {
  zh: '逐条对照上位文件与文稿。“已承接”“部分承接”按用词重合程度判断，重合度以上位语句为准、少见的词权重大；结论供核对，不代替人工审核。',
  en: 'The draft beside the texts above it, statement by statement. What counts as carried is judged by shared words, of which rare ones weigh more. It is meant to be checked, not to replace reading.',
};

/** Title of the first document that takes part, else the name of the file. */
export function titleOf({ text, documents, name }: AlignedText): string {
  return documents.map((index) => text.documents[index]!.title).find((title) => title !== '') ?? name;
}

function documentsBlock({ draft, uppers }: AlignmentReport, locale: Locale): Block {
  const zh = locale === 'zh';
  const rows = uppers.map(
    ({ upper, choice }): Row => ({
      tone: 'plain',
      cells: [
        plain(zh ? '上位文件' : 'upper text'),
        plain(titleOf(upper)),
        plain(upper.name),
        plain(choice.reason[locale]),
      ],
    }),
  );
  const own: Row = {
    tone: 'plain',
    cells: [plain(zh ? '文稿' : 'draft'), plain(titleOf(draft)), plain(draft.name), []],
  };
  return tableBlock(
    zh ? '文件' : 'Documents',
    [own, ...rows],
    [
      [zh ? '' : '', 0.1],
      [zh ? '标题' : 'Title', 0.45],
      [zh ? '文件' : 'File', 0.2],
      [zh ? '选用理由' : 'Why it was chosen', 0.25],
    ],
  );
}

function overview({ uppers }: AlignmentReport, locale: Locale): readonly Block[] {
  const zh = locale === 'zh';
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: zh ? '概览' : 'Overview' }];
  const rows = uppers.flatMap(({ upper, sections, targets }): Row[] => {
    const first = uppers.length > 1 ? `${titleOf(upper)}：` : '';
    const lines = sections.map(({ topic, rows }): Row => {
      const count = (carriage: CarriedRow['carriage']) =>
        String(rows.filter((row) => row.carriage === carriage).length);
      return {
        tone: 'plain',
        cells: [
          plain(first + topicNames[topic][locale]),
          plain(String(rows.length)),
          plain(count('carried')),
          plain(count('partly')),
          plain(count('missing')),
        ],
      };
    });
    const verdicts = (Object.keys(verdictWords) as TargetRow['verdict'][])
      .map((verdict) => [verdict, targets.filter((row) => row.verdict === verdict).length] as const)
      .filter(([, count]) => count > 0)
      .map(([verdict, count]) => `${verdictWords[verdict][locale]} ${count}`);
    blocks.push({
      kind: 'text',
      runs: plain(
        zh
          ? `${first}上位指标 ${targets.length} 项：${verdicts.join('，')}`
          : `${first}${targets.length} targets: ${verdicts.join(', ')}`,
      ),
    });
    return lines;
  });
  const columns: readonly (readonly [string, number])[] = [
    [zh ? '方面' : 'Matter', 0.4],
    [zh ? '上位语句' : 'Upper statements', 0.15],
    [carriageWords.carried[locale], 0.15],
    [carriageWords.partly[locale], 0.15],
    [carriageWords.missing[locale], 0.15],
  ];
  return [...blocks, tableBlock(zh ? '概览' : 'Overview', rows, columns)];
}

/** Outermost two headings: what a chapter of a plan is. */
function chapterOf({ headingPath }: Pick<Quoted, 'headingPath'>): string {
  return headingPath.slice(0, 2).join(' › ');
}

/** Chapters of the upper text that speak of what the draft is about. */
function relevantChapters({ sections, targets }: UpperReport): ReadonlySet<string> {
  const counts = new Map<string, { all: number; carried: number }>();
  for (const { rows } of sections) {
    for (const { upper, carriage } of rows) {
      const count = counts.get(chapterOf(upper)) ?? { all: 0, carried: 0 };
      counts.set(chapterOf(upper), count);
      count.all++;
      if (carriage !== 'missing') count.carried++;
    }
  }
  const relevant = new Set<string>();
  const statements = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  if (statements <= mostShownAlways) return new Set(counts.keys());
  for (const [chapter, { all, carried }] of counts) if (carried >= all * leastOfChapter) relevant.add(chapter);
  for (const { upper, verdict } of targets) if (upper && verdict !== 'missing') relevant.add(chapterOf(upper));
  return relevant;
}

function targetBlocks({ targets }: UpperReport, relevant: ReadonlySet<string>, locale: Locale): readonly Block[] {
  const zh = locale === 'zh';
  if (targets.length === 0) {
    return [
      { kind: 'text', runs: plain(zh ? '上位文件没有量化目标。' : 'The upper text sets no targets in figures.') },
    ];
  }
  const columns: readonly (readonly [string, number])[] = [
    [zh ? '指标' : 'Metric', 0.2],
    [zh ? '上位文件' : 'Upper text', 0.2],
    [zh ? '文稿' : 'Draft', 0.22],
    [zh ? '基期' : 'Baseline', 0.1],
    [zh ? '结论' : 'Verdict', 0.1],
    [zh ? '说明' : 'Note', 0.18],
  ];
  const sheet = zh ? '指标对照' : 'Targets';
  const shown = targets.filter(
    ({ verdict, upper }) => verdict !== 'missing' || (upper && relevant.has(chapterOf(upper))),
  );
  const rest = targets.filter((row) => !shown.includes(row));
  const rows = (from: readonly TargetRow[]) => from.map((row) => targetRow(row, locale));
  const chart = targetChart(targets, locale);
  const blocks: Block[] = chart ? [{ kind: 'chart', chart }] : [];
  blocks.push(tableBlock(sheet, rows(shown), columns));
  if (rest.length > 0)
    blocks.push(
      folded(
        rest.map(({ upper }) => upper!),
        tableBlock(sheet, rows(rest), columns),
        locale,
      ),
    );
  return blocks;
}

const verdictTones: Readonly<Record<TargetRow['verdict'], Tone>> = {
  equal: 'good',
  stronger: 'good',
  weaker: 'bad',
  different: 'caution',
  'not-comparable': 'plain',
  missing: 'caution',
};

function targetRow({ metric, upper, draft, mention, baseline, verdict, reasons }: TargetRow, locale: Locale): Row {
  const mentioned = mention ? quotedCell(mention, locale) : [];
  return {
    tone: verdictTones[verdict],
    cells: [
      plain(metricName({ metric, upper, draft })),
      upper ? figureCell(upper, locale) : mentioned,
      draft ? figureCell(draft, locale) : upper ? mentioned : [],
      baseline ? figureCell({ ...baseline, attribute: null }, locale) : [],
      [{ text: verdictWords[verdict][locale], mark: 'strong' }],
      plain(reasons.map((reason) => reasonWords[reason][locale]).join(locale === 'zh' ? '；' : '; ')),
    ],
  };
}

/** 森林覆盖率提高到57%: what is raised is the 森林覆盖率. */
function metricName({ metric, upper, draft }: Pick<TargetRow, 'metric' | 'upper' | 'draft'>): string {
  return (upper ?? draft)?.measure === 'level' ? metric.replace(/(?:提高|提升|降低|下降)$/, '') : metric;
}

/** The figure as printed, its year and attribute, and the lines that state it. */
function figureCell(figure: StatedFigure, locale: Locale): Cell {
  const { year, attribute, places } = figure;
  const about = [year === null ? '' : String(year), attribute ?? ''].filter((part) => part !== '').join(' ');
  const runs: Run[] = [{ text: printed(figure), mark: 'strong', place: places[0]! }];
  if (about !== '') runs.push({ text: ` ${about}` });
  runs.push({ text: `\n${linesOf(places, locale)}`, mark: 'faint' });
  return runs;
}

function linesOf(places: readonly Place[], locale: Locale): string {
  const numbers = [...new Set(places.map(({ startLine }) => startLine + 1))];
  return locale === 'zh' ? `第${numbers.join('、')}行` : `line ${numbers.join(', ')}`;
}

function carriedBlocks(rows: readonly CarriedRow[], relevant: ReadonlySet<string>, locale: Locale): readonly Block[] {
  const zh = locale === 'zh';
  if (rows.length === 0)
    return [{ kind: 'text', runs: plain(zh ? '上位文件没有这方面的要求。' : 'Nothing of this in the upper text.') }];
  const columns: readonly (readonly [string, number])[] = [
    [zh ? '上位文件' : 'Upper text', 0.44],
    [zh ? '文稿对应语句' : 'Draft', 0.44],
    [zh ? '结论' : 'Verdict', 0.12],
  ];
  const sheet = zh ? '内容衔接' : 'What is carried on';
  const shown = rows.filter((row) => row.carriage !== 'missing' || relevant.has(chapterOf(row.upper)));
  const rest = rows.filter((row) => !shown.includes(row));
  const written = (from: readonly CarriedRow[]) => from.map((row) => carriedRow(row, locale));
  const blocks: Block[] = shown.length > 0 ? [tableBlock(sheet, written(shown), columns)] : [];
  if (rest.length > 0)
    blocks.push(
      folded(
        rest.map(({ upper }) => upper),
        tableBlock(sheet, written(rest), columns),
        locale,
      ),
    );
  return blocks;
}

const carriageTones: Readonly<Record<CarriedRow['carriage'], Tone>> = {
  carried: 'good',
  partly: 'caution',
  missing: 'bad',
};

function carriedRow({ upper, kind, carriage, similarity, draft, also, pieces }: CarriedRow, locale: Locale): Row {
  const percent = carriage === 'missing' ? '' : ` ${Math.round(similarity * 100)}%`;
  return {
    tone: carriageTones[carriage],
    cells: [
      quotedCell(upper, locale),
      [
        ...(draft ? (pieces ? [...piecesCell(pieces), where(draft, locale)] : quotedCell(draft, locale)) : []),
        ...also.flatMap((quote) => [{ text: '\n' }, ...quotedCell(quote, locale)]),
      ],
      [
        { text: carriageWords[carriage][locale] + percent, mark: 'strong' },
        { text: `\n${kindWords[kind][locale]}`, mark: 'faint' },
      ],
    ],
  };
}

function departureBlocks({ departures }: UpperReport, locale: Locale): readonly Block[] {
  const zh = locale === 'zh';
  if (departures.length === 0) {
    const none = zh ? '没有发现提法或力度上的偏离。' : 'No departure in wording or force was found.';
    return [{ kind: 'text', runs: plain(none) }];
  }
  const rows = departures.map(({ upper, draft, departure }): Row => {
    const { kind, from, to, pieces } = departure;
    return {
      tone: kind === 'wording' ? 'caution' : 'bad',
      cells: [
        [{ text: departureWords[kind][locale], mark: 'strong' }, { text: `\n${from || '—'} → ${to || '—'}` }],
        quotedCell(upper, locale),
        [...piecesCell(pieces), where(draft, locale)],
      ],
    };
  });
  return [
    tableBlock(zh ? '提法与力度' : 'Wording and force', rows, [
      [zh ? '偏离' : 'Departure', 0.16],
      [zh ? '上位文件' : 'Upper text', 0.42],
      [zh ? '文稿' : 'Draft', 0.42],
    ]),
  ];
}

function dutyBlocks({ duties: { duties, units, unowned, idle } }: AlignmentReport, locale: Locale): readonly Block[] {
  const zh = locale === 'zh';
  if (duties.length === 0) {
    return [{ kind: 'text', runs: plain(zh ? '文稿没有写明责任单位。' : 'The draft names no responsible units.') }];
  }
  const blocks: Block[] = [
    tableBlock(
      zh ? '责任分工' : 'Responsibilities',
      duties.map(({ task, lead, support }) => ({
        tone: 'plain',
        cells: [
          [{ text: task.headingPath.at(-1) ?? '', place: task.place }],
          plain(lead.join('、')),
          plain(support.join('、')),
          [{ text: linesOf([task.place], locale), mark: 'faint', place: task.place }],
        ],
      })),
      [
        [zh ? '任务' : 'Task', 0.36],
        [zh ? '牵头' : 'Lead', 0.28],
        [zh ? '参与' : 'Support', 0.28],
        [zh ? '位置' : 'Place', 0.08],
      ],
    ),
    tableBlock(
      zh ? '单位任务数' : 'Units',
      units.map(({ unit, leads, supports }) => ({
        tone: 'plain',
        cells: [plain(unit), plain(String(leads)), plain(String(supports))],
      })),
      [
        [zh ? '单位' : 'Unit', 0.6],
        [zh ? '牵头任务' : 'Leads', 0.2],
        [zh ? '参与任务' : 'Supports', 0.2],
      ],
    ),
  ];
  if (unowned.length > 0) {
    const columns: readonly (readonly [string, number])[] = [
      [zh ? '没有写明责任单位的任务' : 'Tasks without a unit', 1],
    ];
    const rows = unowned.map((part): Row => ({ tone: 'caution', cells: [quotedCell(part, locale)] }));
    blocks.push(tableBlock(zh ? '未落实责任' : 'Without a unit', rows, columns));
  }
  if (idle.length > 0) {
    const names = idle.join('、');
    const text = zh ? `参与发文而没有任务的单位：${names}` : `Units that sign but own nothing: ${names}`;
    blocks.push({ kind: 'text', runs: plain(text) });
  }
  return blocks;
}

/** Parts of the upper text that are beside the draft's subject: folded, and in print one line for each chapter. */
function folded(quotes: readonly Pick<Quoted, 'headingPath'>[], block: Block, locale: Locale): Block {
  const zh = locale === 'zh';
  const counts = new Map<string, number>();
  for (const quote of quotes) counts.set(chapterOf(quote), (counts.get(chapterOf(quote)) ?? 0) + 1);
  const chapters = [...counts].map(([chapter, count]) =>
    zh ? `${chapter || '（无标题）'}（${count}）` : `${chapter || '(no heading)'} (${count})`,
  );
  const summary = zh
    ? `文稿基本没有涉及的章节：${quotes.length} 条`
    : `Chapters that the draft hardly touches: ${quotes.length} statements`;
  return {
    kind: 'folded',
    summary,
    blocks: [block],
    brief: [{ kind: 'text', runs: plain(chapters.join(zh ? '；' : '; ')) }],
  };
}

function quotedCell(quoted: Quoted, locale: Locale): Cell {
  return [{ text: quoted.text }, where(quoted, locale)];
}

/** The place as people name it, which opens it. */
function where({ headingPath, place }: Quoted, locale: Locale): Run {
  const name = [headingPath.at(-1) ?? '', linesOf([place], locale)].filter((part) => part !== '').join(' ');
  return { text: `\n${name}`, mark: 'faint', place };
}

function piecesCell(pieces: readonly Piece[]): Cell {
  return pieces.map(({ kind, text }): Run => (kind === 'same' ? { text } : { text, mark: kind }));
}
