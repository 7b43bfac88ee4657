/** citation/superseded: the cited document was repealed, has run out, or is cited by the number of an earlier version. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { CitedTitle } from '../../corpus/titles/cited-document.ts';
import { citedTitle } from '../../corpus/titles/cited-document.ts';
import { squeezedTitle, titleInFull } from '../../policy/definitions/short-titles.ts';
import { parseDocumentNumber } from '../../policy/documents/document-number.ts';
import { type Replacement, replacementOf } from '../../policy/documents/replaced-laws.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Citation, PolicyDocument } from '../../policy/model.ts';
import { locate, spanText } from '../../policy/span.ts';
import type { Draft, DraftCheck, Evidence, Finding, Fix } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import type { Message } from '../message.ts';
import { quoted } from '../message.ts';
import { saidIn } from '../said-records.ts';
import { dateOf, isAboutOthers, isOwnTitle } from './cited-titles.ts';
import { isHistory } from './history.ts';

const oldMeasures =
  '青溪市城市绿地管理规定\n\n2010年3月1日\n\n第一条　为了加强城市绿地管理，制定本规定。\n\n第二条　本规定自2010年5月1日起施行。';
const newMeasures =
  '青溪市城市绿化管理办法\n\n2021年3月1日\n\n第一条　为了加强城市绿化管理，制定本办法。\n\n第二条　本办法自2021年5月1日起施行。《青溪市城市绿地管理规定》同时废止。';

export const superseded: DraftCheck = {
  code: 'citation/superseded',
  title: { zh: '引用的文件已经废止或被新版本取代', en: 'The cited document was repealed or replaced' },
  rationale: {
    zh: '制定依据应当现行有效。政策库中另一份文件写明同时废止、法律已由民法典等后来的法律取代、文件自身写明的有效期已过、使用者在更正中注明已失效，或者所引发文字号、修正年份属于旧版本的，按文稿日期判断并提示。“原”“曾”“施行前”“修订前”等回顾历史的引用不提示。',
    en: 'A draft rests on documents that apply. Reported as of the date of the draft where another document of the corpus repeals the cited one, a law is known to have been replaced (by the Civil Code, for one), its own term has ended, the user notes that it no longer applies, or the number or year cited is that of an earlier version. Silent on citations that look back.',
  },
  defaultSeverity: 'warning',
  bad: [
    { corpus: [oldMeasures, newMeasures], text: '根据⟦《青溪市城市绿地管理规定》⟧，制定本方案。' },
    { text: '根据⟦《中华人民共和国物权法》⟧和《青溪市公园管理条例》，制定本方案。' },
    {
      corpus: [oldMeasures.replace('2010年3月1日\n\n', ''), newMeasures.replace('2021年3月1日\n\n', '')],
      text: '根据⟦《青溪市城市绿地管理规定》⟧，制定本方案。',
    },
    {
      corpus: [
        '青溪市人民政府关于宣布失效一批文件的决定\n\n2022年6月1日\n\n各区人民政府：\n\n下列文件自本决定公布之日起停止执行：\n\n1.《青溪市公园游览规则》（青政发〔2009〕3号）\n\n2.《青溪市植树规则》（青政发〔2009〕4号）',
      ],
      text: '落实⟦《青溪市植树规则》⟧的要求。',
    },
    {
      corpus: [
        '青溪市公园管理条例\n\n2013年3月1日\n\n第一条　公园免费开放。',
        '青溪市公园管理条例\n\n2021年3月1日\n\n第一条　公园向公众免费开放。',
      ],
      text: '根据《青溪市公园管理条例》⟦（2013年修正）⟧，制定本方案。',
    },
  ],
  good: [
    { corpus: [oldMeasures, newMeasures], text: '落实《青溪市城市绿地管理规定》（已废止）遗留的事项。' },
    { corpus: [oldMeasures, newMeasures], text: '原《青溪市城市绿地管理规定》确定的管护责任不变。' },
    { text: '依据《中华人民共和国外资企业法》《中华人民共和国中外合作经营企业法》设立的企业，可以变更组织形式。' },
    { text: '青溪市公园建设方案\n\n2019年6月1日\n\n一、总体要求\n\n根据《中华人民共和国物权法》，制定本方案。' },
    { corpus: [oldMeasures, newMeasures], text: '2015年，依据《青溪市城市绿地管理规定》设立云泽公园。' },
    {
      corpus: [oldMeasures, newMeasures],
      text: '根据《青溪市城市绿化管理办法》，制定本方案。《青溪市城市绿地管理规定》施行前已经办结的，不再处理。',
    },
    {
      corpus: [oldMeasures, newMeasures],
      text: '本方案施行前依照《青溪市城市绿地管理规定》办理的，继续有效。',
    },
    {
      corpus: [oldMeasures, newMeasures],
      text: '青溪市公园建设方案\n\n2015年6月1日\n\n一、总体要求\n\n根据《青溪市城市绿地管理规定》，制定本方案。',
    },
  ],
  run(draft, { corpus }) {
    const { frame, definitions, citations, stating } = saidIn(draft.text);
    return kept(draft, [corpus, frame, definitions, citations, stating], () => find(draft, corpus));
  },
};

const state = '中华人民共和国';
const kept = keptFindings();

function* find(draft: Draft, corpus: Corpus): Iterable<Finding | undefined> {
  for (const document of draft.text.documents) {
    if (isAboutOthers(document)) continue;
    const { citations } = document;
    for (const [index, citation] of citations.entries()) {
      if (citation.kind === 'title') yield examine(draft, document, citation, citations[index + 1], corpus);
    }
  }
}

function examine(
  draft: Draft,
  document: PolicyDocument,
  citation: Citation,
  next: Citation | undefined,
  corpus: Corpus,
): Finding | undefined {
  const { text } = draft;
  const title = titleInFull(text, citation.text, citation.span.paragraph);
  if (isOwnTitle(text, title)) return undefined;
  const date = dateOf(text, document);
  const cited = corpus.documents.length === 0 ? null : citedTitle(corpus, title, date);
  const replacement = replacementOf(squeezedTitle(title));
  if ((!cited && !replacement) || isHistory(text, citation.span)) return undefined;
  const newest = cited?.versions[0]?.[0]?.date ?? '';
  if (
    replacement &&
    cited?.status.kind !== 'repealed' &&
    newest < replacement.since &&
    (date ?? replacement.since) >= replacement.since
  )
    return replacedByLaw(draft, citation, title, replacement);
  if (!cited) return undefined;
  if (cited.status.kind !== 'in-force') return gone(draft, citation, cited);
  return (next && byOldNumber(draft, citation, next, cited)) ?? byOldYear(draft, citation, cited);
}

/** A law that everybody knows to be repealed, whether or not the corpus holds what repeals it. */
function replacedByLaw(
  draft: Draft,
  citation: Citation,
  title: string,
  { by, since }: Replacement,
): Finding | undefined {
  if (isOfYearBefore(draft, citation, since)) return undefined;
  const range = locate(draft.text, citation.span);
  const current = /法典?$/.test(by) && title.startsWith(state) ? `${state}${by}` : by;
  const fix: Fix = {
    title: { zh: `改引《${current}》`, en: `Cite 《${current}》 instead` },
    edits: [{ range, newText: `《${current}》` }],
    preferred: false,
  };
  return finding(range, [], [fix], 'warning', {
    zh: `《${title}》已由《${current}》取代（${since}起）。请改引现行文件；确属回顾历史的，写明“原”。`,
    en: `《${title}》 was replaced by 《${current}》 (${since}). Cite what applies now; where you look back, write 原.`,
  });
}

function gone(draft: Draft, citation: Citation, { status, current, title }: CitedTitle): Finding | undefined {
  if (status.kind === 'in-force') return undefined;
  const range = locate(draft.text, citation.span);
  const evidence: Evidence[] = current.slice(0, 1).map(({ place, number, date }) => ({
    place,
    message: quoted(`《${title}》`, [number, date]),
  }));
  if (status.kind === 'expired') {
    return finding(range, evidence, [], 'warning', {
      zh: `《${title}》的有效期到 ${status.until} 为止。请核对是否已经延期，或者改引现行文件。`,
      en: `《${title}》 applied until ${status.until}. Check whether it was prolonged, or cite what applies now.`,
    });
  }
  if (status.kind === 'stated') {
    const named = status.by === null ? '' : parseDocumentNumber(status.by) === null ? `《${status.by}》` : status.by;
    return finding(range, evidence, [], 'warning', {
      zh: `《${title}》在政策库里注明${named === '' ? '已经失效' : `已由${named}替代`}。请改引现行文件；确属回顾历史的，写明“原”。`,
      en: `The corpus notes that 《${title}》 ${named === '' ? 'no longer applies' : `was replaced by ${named}`}. Cite what applies now; where you look back, write 原.`,
    });
  }
  const { by } = status;
  const date = by.effective ?? by.date;
  if (isOfYearBefore(draft, citation, date)) return undefined;
  evidence.unshift({ place: by.place, message: quoted(`《${by.title}》`, [by.number, by.date]) });
  const fix: Fix = {
    title: { zh: `改引《${by.title}》`, en: `Cite 《${by.title}》 instead` },
    edits: [{ range, newText: `《${by.title}》` }],
    preferred: false,
  };
  // What the corpus does not hold may have come back under its old title.
  return finding(range, evidence, [fix], current.length > 0 ? 'warning' : 'information', {
    zh: `《${title}》已由《${by.title}》废止${date ? `（${date}）` : ''}。请改引现行文件；确属回顾历史的，写明“原”。`,
    en: `《${title}》 was repealed by 《${by.title}》${date ? ` (${date})` : ''}. Cite what applies now; where you look back, write 原.`,
  });
}

const ofYear = /^[^，《》]{0,6}((?:19|20)\d{2})年(?:\d{1,2}月(?:\d{1,2}日)?)?[初底末]?，/;

/** 2015年，依据《X》批准设立: the sentence tells of a year in which X applied. */
function isOfYearBefore({ text }: Draft, { span }: Citation, date: string | null): boolean {
  const lead = text.paragraphs[span.paragraph]!.text.slice(0, span.start);
  const year = ofYear.exec(lead.slice(lead.search(/[^。；]*$/)))?.[1];
  return year !== undefined && date !== null && year < date.slice(0, 4);
}

/** 《X》（国发〔2010〕1号), where X was issued anew under another number. */
function byOldNumber(draft: Draft, citation: Citation, next: Citation, cited: CitedTitle): Finding | undefined {
  const { text } = draft;
  if (next.kind !== 'number' || next.span.paragraph !== citation.span.paragraph) return undefined;
  const gap = text.paragraphs[next.span.paragraph]!.text.slice(citation.span.end, next.span.start);
  if (!/^\s*[（(]\s*$/.test(gap)) return undefined;
  const wanted = squeeze(next.text);
  const [newest] = cited.current;
  const old = cited.versions.flat().find(({ number }) => number !== null && squeeze(number) === wanted);
  if (!old || !newest?.number || old.date === null || (newest.date ?? '') <= old.date) return undefined;
  if (squeeze(newest.number) === wanted) return undefined;
  const range = locate(text, next.span);
  const evidence = [newest, old].map(({ place, number, date }) => ({
    place,
    message: quoted(`《${cited.title}》`, [number, date]),
  }));
  const fix: Fix = {
    title: { zh: `改为 ${newest.number}`, en: `Change to ${newest.number}` },
    edits: [{ range, newText: newest.number }],
    preferred: false,
  };
  return finding(range, evidence, [fix], 'warning', {
    zh: `${spanText(text, next.span)}是《${cited.title}》${old.date} 的版本，${newest.date} 起已有 ${newest.number}。请核对引用哪一版。`,
    en: `${spanText(text, next.span)} is the version of ${old.date} of 《${cited.title}》; ${newest.number} followed on ${newest.date}. Check which one is meant.`,
  });
}

/** 《X》（2013年修正）, where the draft comes after a later revision. */
function byOldYear(draft: Draft, { span }: Citation, { versions, current, title }: CitedTitle): Finding | undefined {
  const behind = draft.text.paragraphs[span.paragraph]!.text.slice(span.end);
  const remark = /^\s*[（(]\s*((?:19|20)\d{2})年?(?:修[正订改]|版|第[一二三四五六]次修[正订])[^（）()]{0,6}[）)]/.exec(
    behind,
  );
  const [newest] = current;
  const old = remark && versions.find(([version]) => version?.date?.startsWith(remark[1]!))?.[0];
  if (!remark || !old?.date || !newest?.date || newest.date.slice(0, 4) <= remark[1]!) return undefined;
  const range = locate(draft.text, { ...span, start: span.end, end: span.end + remark[0].length });
  const evidence = [newest, old].map(({ place, number, date }) => ({
    place,
    message: quoted(`《${title}》`, [number, date]),
  }));
  return finding(range, evidence, [], 'information', {
    zh: `《${title}》${remark[1]}年之后又有 ${newest.date} 的版本。请核对引用哪一版。`,
    en: `《${title}》 was revised after ${remark[1]}, on ${newest.date}. Check which version is meant.`,
  });
}

function finding(
  range: Finding['range'],
  evidence: readonly Evidence[],
  fixes: readonly Fix[],
  severity: Finding['severity'],
  message: Message,
): Finding {
  return { code: superseded.code, severity, range, message, evidence, fixes };
}
