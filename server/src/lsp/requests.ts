/** Requests about an open draft: each asks one feature and puts its answer into the protocol's terms. */
import type {
  ClientCapabilities,
  Connection,
  Location,
  ReferenceParams,
  TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { Locale } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import { complete } from '../features/completion/completion.ts';
import type { Context } from '../features/context.ts';
import { definition } from '../features/definition.ts';
import type { FindingSettings } from '../features/findings/finding-settings.ts';
import { foldingRanges } from '../features/folding.ts';
import { hover } from '../features/hover/hover.ts';
import { citationLinks } from '../features/links.ts';
import { citableAt, citationsFrom, highlights, references } from '../features/references.ts';
import { outlineSymbols } from '../features/symbols.ts';
import { registerCitationRequests } from './citation-requests.ts';
import { registerCodeActions } from './code-actions.ts';
import { completionItem } from './completion-item.ts';
import { rangeOf } from './convert.ts';
import { definitionAnswer, targetLocation } from './definition-answer.ts';
import { documentSymbol } from './document-symbol.ts';
import { type Drafts, type OpenDraft, onceForDraft } from './drafts.ts';
import { registerEditRequests } from './edit-requests.ts';
import type { Findings } from './findings.ts';
import { describe, type Guard } from './guard.ts';
import { registerHierarchies } from './hierarchy-requests.ts';
import type { Host } from './host.ts';
import { registerInlineCompletion } from './inline-completion.ts';
import { PinyinService } from './pinyin-service.ts';
import { registerPrecedentRequests } from './precedent-requests.ts';
import type { Settings } from './protocol.ts';
import { madeReady } from './ready-answers.ts';
import type { Renumbering } from './renumbering.ts';
import { registerReportRequests } from './report-requests.ts';
import { registerSemanticTokens } from './semantic-token-requests.ts';
import { inSteps } from './steps.ts';
import { registerViewRequests } from './view-requests.ts';
import { registerWordRequests } from './word-requests.ts';
import type { WordsService } from './words-service.ts';

export interface RequestParts {
  readonly host: Host;
  readonly connection: Connection;
  readonly drafts: Drafts;
  readonly findings: Findings;
  readonly renumbering: Renumbering;
  readonly guarded: Guard;
  readonly corpus: () => Corpus;
  readonly segmenter: Segmenter;
  readonly locale: () => Locale;
  readonly capabilities: () => ClientCapabilities;
  readonly settings: () => Settings;
  readonly findingSettings: () => FindingSettings;
  readonly words: WordsService;
  /** The dictionary of readings, loaded when first asked for. */
  readonly pinyin: Host['pinyin'];
  /** The client has the commands of the editor extension. */
  readonly editorCommands: () => boolean;
}

export function registerRequests(parts: RequestParts): void {
  const { connection, drafts, guarded, capabilities, settings } = parts;
  const titlesByPinyin = new PinyinService(parts.pinyin, (error) => connection.console.error(describe(error)));
  const contextOf = ({ draft }: OpenDraft): Context => ({
    draft,
    corpus: parts.corpus(),
    locale: parts.locale(),
    segmenter: parts.segmenter,
    words: parts.words.of(draft.uri),
  });
  /** What a feature needs, or null when the draft is not open. */
  const ask = ({ textDocument, position }: TextDocumentPositionParams) => {
    const open = drafts.get(textDocument.uri);
    return open && { open, context: contextOf(open), offset: open.document.offsetAt(position) };
  };

  connection.onHover(
    guarded('textDocument/hover', null, (parameters) => {
      const asked = ask(parameters);
      const answer = asked && hover(asked.context, asked.offset);
      if (!answer) return null;
      return {
        contents: { kind: 'markdown', value: answer.markdown },
        range: rangeOf(asked.open.document, answer.range),
      };
    }),
  );

  connection.onCompletion(
    guarded('textDocument/completion', null, ({ context: request, ...parameters }) => {
      const asked = ask(parameters);
      if (!asked) return null;
      const trigger = request?.triggerKind === 2 ? (request.triggerCharacter ?? null) : null;
      const requested = request === undefined || request.triggerKind === 1;
      const pinyin = settings().pinyin === false ? undefined : () => titlesByPinyin.titlesOf(asked.context.corpus);
      const offers = complete({ ...asked.context, pinyin }, asked.offset, { requested, trigger });
      return {
        isIncomplete: true,
        items: offers.map((offer, rank) => completionItem(asked.open, offer, rank, asked.offset)),
      };
    }),
  );

  connection.onDefinition(
    guarded('textDocument/definition', null, (parameters) => {
      const asked = ask(parameters);
      const answer = asked && definition(asked.context, asked.offset);
      if (!answer) return null;
      return definitionAnswer(asked.open, answer, capabilities().textDocument?.definition?.linkSupport === true);
    }),
  );

  connection.onReferences(
    guarded('textDocument/references', null, (parameters, token) =>
      inSteps(referenceLocations(parameters), token, drafts, parameters.textDocument.uri),
    ),
  );
  function* referenceLocations(parameters: ReferenceParams): Generator<undefined, Location[] | null> {
    const asked = ask(parameters);
    if (!asked) return null;
    const { open, context, offset } = asked;
    const found = yield* references(context, offset, parameters.context.includeDeclaration);
    const citable = citableAt(context, offset);
    const shown = new Set<string>();
    const inOthers: Location[] = [];
    for (const uri of drafts.documents.keys()) {
      const other = uri === open.document.uri ? null : drafts.get(uri);
      yield undefined;
      if (!other) continue;
      const { document, draft } = other;
      shown.add(draft.uri);
      for (const range of citable ? citationsFrom(draft, citable) : []) {
        inOthers.push({ uri: document.uri, range: rangeOf(document, range) });
      }
    }
    const own = found.filter((target) => target.kind === 'draft' || !shown.has(target.place.uri));
    return [...own.map((target) => targetLocation(open, target)), ...inOthers];
  }

  connection.onDocumentHighlight(
    guarded('textDocument/documentHighlight', null, (parameters) => {
      const asked = ask(parameters);
      return (
        asked &&
        highlights(asked.context, asked.offset).map((range) => ({ range: rangeOf(asked.open.document, range) }))
      );
    }),
  );

  const symbolsOf = onceForDraft(({ document, draft }) =>
    madeReady(outlineSymbols(draft.text).map((symbol) => documentSymbol(document, symbol))),
  );
  connection.onDocumentSymbol(
    guarded('textDocument/documentSymbol', null, ({ textDocument }) => {
      const open = drafts.get(textDocument.uri);
      return open && symbolsOf(open);
    }),
  );

  connection.onDocumentLinks(
    guarded('textDocument/documentLink', null, ({ textDocument }) => {
      const open = drafts.get(textDocument.uri);
      if (!open) return null;
      return citationLinks(contextOf(open)).map(({ range, ...link }) => ({
        range: rangeOf(open.document, range),
        ...link,
      }));
    }),
  );

  const foldsOf = onceForDraft(({ document, draft }) =>
    foldingRanges(draft.text)
      .map((range) => rangeOf(document, range))
      .filter(({ start, end }) => end.line > start.line)
      .map(({ start, end }) => ({ startLine: start.line, endLine: end.line })),
  );
  connection.onFoldingRanges(
    guarded('textDocument/foldingRange', null, ({ textDocument }) => {
      const open = drafts.get(textDocument.uri);
      return open && foldsOf(open);
    }),
  );

  registerCodeActions(parts);
  registerWordRequests(parts);
  registerEditRequests(parts);
  registerCitationRequests(parts);
  registerHierarchies(parts);
  registerViewRequests(parts);
  registerSemanticTokens(parts);
  registerPrecedentRequests(parts);
  registerReportRequests(parts);
  registerInlineCompletion(parts);
}
