/**
 * Own requests, notifications and settings, typed once for server and client. No imports but types, so that both
 * bundles can hold it.
 */
import type { Location, Position, Range, TextDocumentIdentifier } from 'vscode-languageserver';
import type { DocumentFilter, FilterChoices } from '../features/document-filter.ts';
import type { FindingSettings } from '../features/findings/finding-settings.ts';
import type { MarkedPiece } from '../features/marked-precedent.ts';

/** Settings below `policyDrafting`; `initializationOptions` takes the same shape. */
export interface Settings {
  /** Folders or globs of the corpus, relative to the workspace folder or absolute. */
  readonly corpus: readonly string[];
  /** Where the index is kept; absent: the user's cache folder. */
  readonly cacheDir?: string;
  /** Established wording in grey behind the cursor while writing; absent: true. */
  readonly inlineSuggestions?: boolean;
  /** Titles are also found by letters of their pinyin; absent: true. */
  readonly pinyin?: boolean;
  /** How often the draft refers to a heading, above it; absent: not shown. */
  readonly codeLens?: boolean;
  /** Number and date behind cited titles; absent: not shown. */
  readonly inlayHints?: boolean;
  /** Severities of checks; absent: as the checks say. */
  readonly checks?: FindingSettings['checks'];
  /** Norms that documents of a genre follow; absent: as the genre says. */
  readonly profiles?: FindingSettings['profiles'];
  /** Genre of drafts whose title does not show it; absent or empty: as title or front matter say. */
  readonly genre?: string;
  /** Less certain findings are shown as well; absent: false. */
  readonly review?: boolean;
  /** File of findings that are not reported again, below the workspace folder or absolute; absent: none. */
  readonly baseline?: string;
}

/** What a client says in `initialize` beside the settings. */
export interface InitializationOptions extends Settings {
  /** The client has the commands and documents of the editor extension below: quick fixes and links may name them. */
  readonly editorCommands?: boolean;
}

export type IndexState = 'indexing' | 'ready' | 'error';

export interface Status {
  readonly state: IndexState;
  readonly documents: number;
  readonly clauses: number;
  readonly files: number;
  /** Files that could not be read, with the reason in the user's language. */
  readonly problems: readonly { readonly uri: string; readonly name: string; readonly reason: string }[];
  /** What is wrong with the corrections beside the files (policy-corpus.yaml), in the user's language; lines 0-based. */
  readonly corrections: readonly {
    readonly uri: string;
    readonly name: string;
    readonly line: number;
    readonly reason: string;
  }[];
  /** Folders of the corpus that the user named and that are not there. */
  readonly missing: readonly string[];
  /** For people: what is being done, what is wrong and what to do. */
  readonly message?: string;
  /** 0 … 100 while indexing. */
  readonly percentage?: number;
}

export const statusRequest = 'policyDrafting/status';
export const statusChangedNotification = 'policyDrafting/statusChanged';
export const rebuildRequest = 'policyDrafting/rebuild';
/** Command of the server, given the URI of a draft: numbers it anew with every reference, in one edit. */
export const renumberCommand = 'policyDrafting.server.renumber';

/** Commands of the editor extension that quick fixes name; each takes what stands beside it as its only argument. */
export const suppressFindingCommand = 'policyDrafting.suppressFinding'; // SuppressFindingArguments
export const turnOffCheckCommand = 'policyDrafting.turnOffCheck'; // code
export const addToWordsCommand = 'policyDrafting.addToWords'; // AddToWordsArguments
export const showRuleCommand = 'policyDrafting.showRule'; // code

/** Documents with the rule of a check: `policy-rule:/style/should.md`. */
export const ruleScheme = 'policy-rule';

/** A comment is inserted at the position: `before`, the reason, `after`. */
export interface SuppressFindingArguments {
  readonly uri: string;
  /** Version of the draft that the position is of. */
  readonly version: number;
  readonly position: Position;
  readonly before: string;
  readonly after: string;
}

export interface AddToWordsArguments {
  /** Of the draft. */
  readonly uri: string;
  readonly term: string;
}

/** What to insert into the words of the unit, so that a term is among them; null where no file can be found for it. */
export const addWordRequest = 'policyDrafting/addWord';

export interface AddWordParams extends AddToWordsArguments {
  /** Empty: none. */
  readonly reason: string;
}

export interface AddWordResult {
  /** Of the file of words. */
  readonly uri: string;
  readonly exists: boolean;
  readonly position: Position;
  /** Null where the file has mistakes that hide what stands in it. */
  readonly newText: string | null;
}

/** Told whenever the findings of an open draft were worked out, to clients with `editorCommands`. */
export const findingsChangedNotification = 'policyDrafting/findingsChanged';

export interface FindingsChanged {
  readonly uri: string;
  /** Findings that are shown in review mode only. */
  readonly heldBack: number;
  /** Findings that comments in the text keep away. */
  readonly suppressed: number;
}

/** Commands of the editor that code lenses call, given URI, line and character of a heading. */
export const showReferencesCommand = 'policyDrafting.showReferences';
export const similarSectionsCommand = 'policyDrafting.findSimilarSections';

/** A file that a report is about; `start` is where the document meant begins in a file of several. */
export interface ReportText {
  readonly uri: string;
  readonly start?: number;
}

/** A document of the corpus that a report may be about. */
export interface ReportCandidate {
  readonly title: string;
  /** Number and date, and why it is offered, in the user's language. */
  readonly description: string;
  readonly file: string;
  /** Whether it is the one to take when nobody says otherwise. */
  readonly likely: boolean;
  readonly text: ReportText;
}

/** Documents above an open draft, the surest first; then the other guiding documents of the corpus. */
export const upperCandidatesRequest = 'policyDrafting/upperCandidates';
/** Earlier versions of an open draft in the corpus, the newest first. */
export const versionsRequest = 'policyDrafting/versions';

/** How an open draft agrees with the texts above it, and what changed against an earlier version. Both can be cancelled. */
export const alignRequest = 'policyDrafting/align';
export const compareRequest = 'policyDrafting/compare';

export interface AlignParams {
  readonly textDocument: { readonly uri: string };
  readonly uppers: readonly ReportText[];
}

export interface CompareParams {
  readonly textDocument: { readonly uri: string };
  readonly earlier: ReportText;
}

/** A report to be shown. Links to places carry `data-uri`, `data-line`, `data-character`, all 0-based. */
export interface ReportPage {
  /** To ask for its files; the server keeps the last few. */
  readonly id: number;
  readonly title: string;
  readonly style: string;
  readonly body: string;
}

/** Files that could not be read, in the user's language. */
export interface ReportFailure {
  readonly problem: string;
}

/** While a report is worked out: 0 … 1. */
export const reportProgressNotification = 'policyDrafting/reportProgress';

export interface ReportProgress {
  readonly fraction: number;
}

/** A report as a file; null when the server no longer has it. */
export const reportFileRequest = 'policyDrafting/reportFile';

export type ReportFormat = 'md' | 'html' | 'docx' | 'xlsx';

export interface ReportFileParams {
  readonly id: number;
  readonly format: ReportFormat;
}

export interface ReportFile {
  readonly base64: string;
}

/** Everything the draft cites, as the text of a table; null when the draft is not open. */
export const citationsRequest = 'policyDrafting/citations';

export type CitationFormat = 'md' | 'csv';

export interface CitationsParams {
  readonly textDocument: { readonly uri: string };
  readonly format: CitationFormat;
}

/** Precedents of a text, or of a stretch of an open draft: all sentences selected, or the one at an empty range. */
export const precedentsRequest = 'policyDrafting/precedents';

export type PrecedentsParams = PrecedentsQuestion & {
  readonly filter?: DocumentFilter;
  /** Precedents of each sentence; absent: 50. */
  readonly limit?: number;
};

type PrecedentsQuestion =
  | { readonly text: string }
  | { readonly textDocument: TextDocumentIdentifier; readonly range: Range };

export interface PrecedentsResult {
  /** In order of the text, also where nothing was found. */
  readonly sentences: readonly { readonly sentence: string; readonly rows: readonly PrecedentRow[] }[];
  readonly choices: FilterOffer;
}

/** What the corpus has to filter by, whatever the present filter; levels with their names in the user's language. */
export interface FilterOffer extends FilterChoices {
  readonly levels: readonly (FilterChoices['levels'][number] & { readonly name: string })[];
}

/** A wording of the corpus. Most similar first; among equals the newest, then the highest level. */
export interface PrecedentRow {
  /** The clause as printed. */
  readonly text: string;
  /** The same with its differences from the sentence, word by word. */
  readonly pieces: readonly MarkedPiece[];
  /** 0 … 1; 1 is word for word. */
  readonly similarity: number;
  /** Works that carry exactly this wording; renditions and versions of a document are one. */
  readonly works: number;
  /** A clause of each of them, the newest first; of very many, the first ones. Never empty. */
  readonly clauses: readonly CarrierPlace[];
}

/** Where a wording stands, and the clause that says it there: with more around it, where it is a stretch. */
export interface CarrierPlace extends ClausePlace {
  readonly text: string;
}

/** Where a clause or section stands. Names of levels come in the user's language. */
export interface ClausePlace {
  readonly title: string;
  readonly issuers: readonly string[];
  readonly level: string | null;
  readonly genre: string | null;
  readonly number: string | null;
  readonly date: string | null;
  /** Labels and texts of the headings above, outermost first. */
  readonly headingPath: readonly string[];
  readonly location: Location;
}

/** Sections of the corpus like the one at a position of an open draft. */
export const similarSectionsRequest = 'policyDrafting/similarSections';

export interface SimilarSectionsParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  readonly filter?: DocumentFilter;
  /** Sections given; absent: 50. */
  readonly limit?: number;
}

export interface SimilarSectionsResult {
  /** Heading of the section asked about; null where the position is in none. */
  readonly heading: string | null;
  readonly rows: readonly SectionRow[];
  readonly choices: FilterOffer;
}

/** A section of the corpus; the last of its place's heading path is its own heading. Most similar first. */
export interface SectionRow extends ClausePlace {
  /** 0 … 1. */
  readonly similarity: number;
  /** Parts (headings and opening sentences) of the draft's section that the section has as well, and how many were looked for. */
  readonly shared: number;
  readonly parts: number;
  /** Its own headings of the next level. */
  readonly headings: readonly { readonly text: string; readonly location: Location }[];
}
