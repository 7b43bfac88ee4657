/** wording/outdated: a set phrase that the documents of later years have replaced. */
import type { Corpus } from '../../corpus/corpus.ts';
import { clausesOf, type Replacement, replacementOf, termsToSeek } from '../../corpus/wording/replaced.ts';
import { termsIn } from '../../corpus/wording/terms.ts';
import { titlesIn } from '../../policy/title-marks.ts';
import type { ParagraphCheck, ParagraphFinding } from '../check.ts';
import { quoted } from '../message.ts';
import { quotedStretches } from './quoted-stretches.ts';

const mostEvidence = 5;
/** The text speaks of the past, or of the name itself. */
const history = /(?:原|曾|旧称|以前|此前|过去|当时|当年|历史上|原来的|所谓|统称|改称)[^，。；]{0,8}$/;

function report(place: string, year: number, term: string): string {
  return `${place}人民政府工作报告\n\n${year}年1月15日\n\n进一步激发${term}活力，推动${term}健康发展。`;
}

function aboutLoans(place: string, year: number): string {
  return `${place}人民政府工作报告\n\n${year}年1月15日\n\n进一步激发信贷主体活力，完善征信体系。`;
}

const former = [
  report('青溪市', 2016, '市场主体'),
  report('漪州市', 2018, '市场主体'),
  report('禾川县', 2020, '市场主体'),
];
const all = [...former, report('云泽市', 2024, '经营主体'), report('霁江省', 2025, '经营主体')];

export const wordingOutdated: ParagraphCheck = {
  code: 'wording/outdated',
  title: { zh: '提法已被后来的文件替换', en: 'Set phrase that later documents replaced' },
  rationale: {
    zh: '提法随文件更新。政策库中较早的多份文件使用、最近两年的文件基本不再使用，而且在两处以上同样的上下文里已改用中心词相同的另一提法时提示（如“市场主体”改作“经营主体”）；上下文只有一处的，须旧提法全退、新提法此前未见且已有三份文件。依据只有政策库文件的日期，没有内置词表；书名号、引号里的文字和追述历史的不提示。',
    en: 'Set phrases change with the documents. Reported where several earlier documents of the corpus have a term, those of its two newest years have given it up, and another term with the same head stands in two of the same places or more; one place is enough where the old term is gone altogether and three documents have the new one, which was unknown before. It rests on the dates of the corpus alone, not on a list; titles, quotations and history are left out.',
  },
  defaultSeverity: 'hint',
  bad: [
    {
      corpus: all,
      text: '青溪市营商环境行动方案\n\n进一步激发⟦市场主体⟧活力。',
      fixed: '青溪市营商环境行动方案\n\n进一步激发经营主体活力。',
    },
  ],
  good: [
    { corpus: all, text: '青溪市营商环境行动方案\n\n进一步激发经营主体活力。' },
    { corpus: former, text: '青溪市营商环境行动方案\n\n进一步激发市场主体活力。' },
    // In one place only something else is spoken of.
    {
      corpus: [...former, aboutLoans('云泽市', 2024), aboutLoans('霁江省', 2025)],
      text: '青溪市营商环境行动方案\n\n进一步激发市场主体活力。',
    },
    {
      corpus: all,
      text: '青溪市营商环境行动方案\n\n修订《青溪市市场主体登记办法》，落实“激发市场主体活力”的要求，原市场主体名录停止使用。',
    },
  ],
  *find({ text, kind }, { corpus, segmenter }) {
    if (kind === 'title' || corpus.newestYear === 0) return;
    const sought = yield* termsToSeek(corpus, segmenter);
    const replaced: Place[] = [];
    for (const { start, end } of sought.in(text)) {
      const term = text.slice(start, end);
      const replacement = yield* replacementOf(corpus, term, sought.of(term));
      if (replacement) replaced.push({ start, end, replacement });
    }
    if (replaced.length === 0) return;
    const exempt = [...titlesIn(text), ...quotedStretches(text)];
    const terms = [...termsIn(text, segmenter.words(text))];
    const found: Place[] = [];
    // Short ones first: what is said of 市场主体 need not be said of 市场主体活力.
    for (const place of replaced.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)) {
      const { start, end, replacement } = place;
      if ([...found, ...exempt].some((other) => start < other.end && other.start < end)) continue;
      if (!terms.some((term) => term.start === start && term.end === end && term.head === replacement.head)) continue;
      if (!history.test(text.slice(0, start))) found.push(place);
    }
    for (const place of found.sort((a, b) => a.start - b.start)) yield findingOf(corpus, place);
  },
};

interface Place {
  readonly start: number;
  readonly end: number;
  readonly replacement: Replacement;
}

function findingOf(corpus: Corpus, { start, end, replacement }: Place): ParagraphFinding {
  const { term, successor, since, formerWorks, formerFrom, formerTo, laterWorks } = replacement;
  const years = formerFrom === formerTo ? `${formerFrom}` : `${formerFrom}—${formerTo}`;
  return {
    start,
    end,
    message: {
      zh: `“${term}”见于${years}年的 ${formerWorks} 份文件；${since}年以来的文件改作“${successor}”（${laterWorks} 份）。`,
      en: `“${term}” is in ${formerWorks} documents of ${years}; since ${since} documents have “${successor}” (${laterWorks}).`,
    },
    evidence: clausesOf(corpus, replacement)
      .slice(0, mostEvidence)
      .map((id) => {
        const { place, document, headingPath, text } = corpus.clause(id);
        return { place, message: quoted(text, [`——《${document.title}》`, headingPath.at(-1) ?? null, document.date]) };
      }),
    fixes: [
      {
        title: { zh: `改为“${successor}”`, en: `Change to “${successor}”` },
        edits: [{ start, end, newText: successor }],
        preferred: true,
      },
    ],
  };
}
