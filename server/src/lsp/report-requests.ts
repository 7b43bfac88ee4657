/** Own requests: reports on alignment and comparisons of versions, and their files. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Draft } from '../checks/check.ts';
import type { Message } from '../checks/message.ts';
import type { CorpusDocument, Place } from '../corpus/corpus.ts';
import { alignmentPages } from '../features/align/pages.ts';
import { alignmentReport, type ChosenUpper } from '../features/align/report.ts';
import { targetSeries } from '../features/align/series.ts';
import type { AlignedText } from '../features/align/statements.ts';
import { alignedText, alignedTextAt } from '../features/align/texts.ts';
import { earlierVersions, givenChoice, guidingDocuments, upperDocuments } from '../features/align/upper-documents.ts';
import { compareTexts } from '../features/compare/comparison.ts';
import { comparisonPages } from '../features/compare/pages.ts';
import { problemReason } from '../features/file-problem.ts';
import { byline, titleOf } from '../features/labels.ts';
import { escapeHtml } from '../features/report/escape.ts';
import { htmlBodyOf, htmlOf } from '../features/report/html.ts';
import { markdownOf } from '../features/report/markdown.ts';
import type { Report } from '../features/report/model.ts';
import { officeFile } from '../features/report/office.ts';
import { reportStyle } from '../features/report/style.ts';
import { formatOf } from '../ingest/read-paragraphs.ts';
import { readPolicyText } from '../policy/read-policy-text.ts';
import type { OpenDraft } from './drafts.ts';
import {
  type AlignParams,
  alignRequest,
  type CompareParams,
  compareRequest,
  type ReportCandidate,
  type ReportFailure,
  type ReportFile,
  type ReportFileParams,
  type ReportPage,
  type ReportText,
  reportFileRequest,
  reportProgressNotification,
  upperCandidatesRequest,
  versionsRequest,
} from './protocol.ts';
import type { RequestParts } from './requests.ts';
import { pathOf } from './settings.ts';
import { inSlices } from './slices.ts';

type DraftParams = { readonly textDocument: { readonly uri: string } };

/** Reports whose files can still be asked for. */
const reportsKept = 4;

export function registerReportRequests(parts: RequestParts): void {
  const { connection, drafts, guarded, corpus, locale, segmenter, host } = parts;
  const reports = new Map<number, Report>();
  let count = 0;
  const contextOf = ({ draft }: OpenDraft) => ({ draft, corpus: corpus(), locale: locale(), segmenter });

  const candidate = (document: CorpusDocument, likely: boolean, why?: Message): ReportCandidate => ({
    title: titleOf(document),
    description: [byline(document), why?.[locale()] ?? ''].filter((part) => part !== '').join(' · '),
    file: document.file.name,
    likely,
    text: { uri: document.file.uri, start: document.place.start },
  });

  /** A file as it is open in the editor, else as it lies on disk. */
  const read = ({ uri, start }: ReportText): AlignedText | ReportFailure => {
    const open = drafts.get(uri);
    const draft = open ? open.draft : readFile(uri);
    if ('problem' in draft) return draft;
    const name = nameOf(uri);
    return start === undefined ? alignedText(draft, name) : alignedTextAt(draft, name, start);
  };

  const readFile = (uri: string): Draft | ReportFailure => {
    const path = pathOf(uri);
    const file = path === null ? null : host.readUserFile(path);
    if (file === null || file.text === null) {
      const missing = { zh: '找不到这个文件', en: 'no such file' };
      const reason = file?.problem ? problemReason(file.problem, file.detail, locale()) : missing[locale()];
      return { problem: `${nameOf(uri)}: ${reason}` };
    }
    const name = nameOf(uri);
    return { uri, source: file.text, text: readPolicyText(file.text, { format: formatOf(name), name }) };
  };

  /** Runs long work in slices, telling how far it is. Null when it was cancelled. */
  const finish = <Result>(work: Generator<{ readonly fraction: number }, Result>, token: CancellationToken) => {
    let told = 0;
    const telling = (function* () {
      for (;;) {
        const step = work.next();
        if (step.done) return step.value;
        const percent = Math.floor(step.value.fraction * 100);
        if (percent > told) {
          told = percent;
          connection.sendNotification(reportProgressNotification, { fraction: step.value.fraction }).catch(() => {});
        }
        yield;
      }
    })();
    return inSlices(telling, () => token.isCancellationRequested);
  };

  const page = (report: Report): ReportPage => {
    const id = ++count;
    reports.set(id, report);
    reports.delete(id - reportsKept);
    return { id, title: report.title, style: reportStyle, body: htmlBodyOf(report, placeAttributes) };
  };

  connection.onRequest(
    upperCandidatesRequest,
    guarded(upperCandidatesRequest, [], ({ textDocument }: DraftParams): readonly ReportCandidate[] => {
      const open = drafts.get(textDocument.uri);
      if (!open) return [];
      const found = upperDocuments(contextOf(open));
      const works = new Set(found.map(({ document }) => document.work));
      return [
        ...found.map(({ document, origin, reason }) => candidate(document, origin === found[0]!.origin, reason)),
        ...guidingDocuments(corpus(), open.draft)
          .filter(({ work }) => !works.has(work))
          .map((document) => candidate(document, false)),
      ];
    }),
  );

  connection.onRequest(
    versionsRequest,
    guarded(versionsRequest, [], ({ textDocument }: DraftParams): readonly ReportCandidate[] => {
      const open = drafts.get(textDocument.uri);
      return open ? earlierVersions(contextOf(open)).map((document, at) => candidate(document, at === 0)) : [];
    }),
  );

  connection.onRequest(
    alignRequest,
    guarded(alignRequest, null, async ({ textDocument, uppers }: AlignParams, token) => {
      const open = drafts.get(textDocument.uri);
      if (!open) return null;
      const known = new Map(
        upperDocuments(contextOf(open)).map((upper) => [
          `${upper.document.file.uri} ${upper.document.place.start}`,
          upper,
        ]),
      );
      const chosen: ChosenUpper[] = [];
      for (const upper of uppers) {
        const text = read(upper);
        if ('problem' in text) return text;
        chosen.push({ text, choice: known.get(`${upper.uri} ${upper.start}`) ?? givenChoice });
      }
      const draft = alignedText(open.draft, nameOf(open.draft.uri));
      const done = await finish(alignmentReport(draft, chosen, segmenter), token);
      if (!done) return null;
      return page(alignmentPages(done.result, locale(), targetSeries(done.result, corpus(), locale())));
    }),
  );

  connection.onRequest(
    compareRequest,
    guarded(compareRequest, null, async ({ textDocument, earlier }: CompareParams, token) => {
      const open = drafts.get(textDocument.uri);
      if (!open) return null;
      const before = read(earlier);
      if ('problem' in before) return before;
      const after = alignedText(open.draft, nameOf(open.draft.uri));
      const done = await finish(compareTexts(before, after, segmenter), token);
      return done && page(comparisonPages(done.result, locale()));
    }),
  );

  connection.onRequest(
    reportFileRequest,
    guarded(reportFileRequest, null, async ({ id, format }: ReportFileParams): Promise<ReportFile | null> => {
      const report = reports.get(id);
      if (!report) return null;
      const content =
        format === 'md'
          ? markdownOf(report)
          : format === 'html'
            ? htmlOf(report)
            : await officeFile(await host.office(), report, format);
      return { base64: Buffer.from(content).toString('base64') };
    }),
  );
}

/** The host of the page opens places itself. */
function placeAttributes({ uri, startLine, startCharacter }: Place): string {
  return `href="#" data-uri="${escapeHtml(uri)}" data-line="${startLine}" data-character="${startCharacter}"`;
}

/** Name of the file for people. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
