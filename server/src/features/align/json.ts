/** The report on alignment for programs: facts and places, no sentences. Lines count from 1, offsets are UTF-16 code units. */

import type { Locale } from '../../checks/message.ts';
import type { Place } from '../../corpus/corpus.ts';
import { titleOf } from './pages.ts';
import type { AlignmentReport, UpperReport } from './report.ts';
import type { AlignedText, Quoted } from './statements.ts';
import type { StatedFigure } from './targets.ts';

/** `fileOf` gives the path of a URI as the user writes it. */
export function alignmentJson(report: AlignmentReport, locale: Locale, fileOf: (uri: string) => string): object {
  const place = ({ uri, start, end, startLine, endLine }: Place) => ({
    file: fileOf(uri),
    line: startLine + 1,
    lineEnd: endLine + 1,
    offset: start,
    offsetEnd: end,
  });
  const quoted = (quote: Quoted | null) =>
    quote && { text: quote.text, headingPath: quote.headingPath, ...place(quote.place) };
  const figure = (stated: StatedFigure | null) => {
    if (!stated) return null;
    const { metric, key, value, unit, qualifier, year, attribute, nature, measure, reckoning, subject, places } =
      stated;
    return {
      metric,
      harmonised: key,
      value,
      unit,
      qualifier,
      year,
      attribute,
      nature,
      measure,
      reckoning,
      subject: subject.name,
      ...place(places[0]!),
      places: places.map(place),
    };
  };
  const text = (aligned: AlignedText) => ({ title: titleOf(aligned), file: fileOf(aligned.uri) });
  const describe = ({ upper, choice, sections, targets, departures }: UpperReport) => ({
    ...text(upper),
    origin: choice.origin,
    reason: choice.reason[locale],
    targets: targets.map(({ metric, upper: above, draft, mention, baseline, verdict, reasons }) => ({
      metric,
      verdict,
      reasons,
      upper: figure(above),
      draft: figure(draft),
      baseline: figure(baseline),
      mention: quoted(mention),
    })),
    sections: sections.map(({ topic, rows }) => ({
      section: topic,
      rows: rows.map(({ upper: above, kind, carriage, similarity, draft, also, pieces }) => ({
        kind,
        status: carriage,
        similarity: Math.round(similarity * 1000) / 1000,
        upper: quoted(above),
        draft: quoted(draft),
        also: also.map(quoted),
        difference: pieces,
      })),
    })),
    departures: departures.map(({ upper: above, draft, departure: { kind, from, to, pieces } }) => ({
      kind,
      from,
      to,
      upper: quoted(above),
      draft: quoted(draft),
      difference: pieces,
    })),
  });
  const { duties, units, unowned, idle } = report.duties;
  return {
    draft: text(report.draft),
    upper: report.uppers.map(describe),
    responsibilities: {
      tasks: duties.map(({ task, lead, support }) => ({ clause: quoted(task), lead, support })),
      units,
      withoutOwner: unowned.map(quoted),
      signWithoutTask: idle,
    },
  };
}
