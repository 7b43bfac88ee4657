/** The language server: wires connection, drafts, corpus and features. Everything is here in one visible block. */
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { type Locale, localeOf, type Message } from '../checks/message.ts';
import { checks } from '../checks/registry.ts';
import { isWordsFileName } from '../corpus/user-files/words-file.ts';
import { BaselineService } from './baseline-service.ts';
import { editOfDraft } from './convert.ts';
import { CorpusService } from './corpus-service.ts';
import { Diagnostics } from './diagnostics.ts';
import { Drafts } from './drafts.ts';
import { FindingOptions } from './finding-options.ts';
import { Findings } from './findings.ts';
import { describe, guardWith } from './guard.ts';
import type { Host } from './host.ts';
import {
  type FindingsChanged,
  findingsChangedNotification,
  type InitializationOptions,
  rebuildRequest,
  renumberCommand,
  type Settings,
  statusChangedNotification,
  statusRequest,
} from './protocol.ts';
import { Renumbering } from './renumbering.ts';
import { registerRequests } from './requests.ts';
import { ruleLink } from './rule-link.ts';
import { SearchAhead } from './search-ahead.ts';
import { semanticTokensLegend } from './semantic-token-requests.ts';
import { corpusFolders, isAbsolute, namedFolders, pathOf, readSettings, section } from './settings.ts';
import { FirstQuestions, warm } from './warm.ts';
import { CorpusWatch } from './watch.ts';
import { WordsService } from './words-service.ts';
import { beginWork } from './work-progress.ts';

const renumberTitle = { zh: '重新编号', en: 'Renumber' };

/** A refresh that is done within this many milliseconds is not worth a progress bar. */
const quietRefresh = 500;

/** A server at work, for the program that runs it. */
export interface Serving {
  /** Gives back memory that is soon filled again; for a time when nobody asks. */
  rest(): void;
}

/** Serves one client on the connection. The caller listens on it afterwards. */
export function serve(connection: Connection, host: Host): Serving {
  let locale: Locale = 'en';
  let capabilities: ClientCapabilities = {};
  let settings: Settings = readSettings(undefined);
  /** As the client sent them first. */
  let initialSettings: unknown;
  let editorCommands = false;
  let workspaceFolders: readonly string[] = [];
  let watch: CorpusWatch | null = null;

  const showsLinks = () => {
    const { publishDiagnostics, diagnostic } = capabilities.textDocument ?? {};
    return publishDiagnostics?.codeDescriptionSupport === true || diagnostic?.codeDescriptionSupport === true;
  };
  const guarded = guardWith(connection.console, host.answered);
  const log = (message: string) => connection.console.error(message);
  const warn = (message: Message) => {
    connection
      .sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: message[locale] })
      .catch(() => {});
  };
  const drafts = new Drafts();
  const renumbering = new Renumbering({
    drafts,
    asked: (open, edits) => {
      const versioned = capabilities.workspace?.workspaceEdit?.documentChanges === true;
      return { label: renumberTitle[locale], edit: editOfDraft(open, edits, versioned) };
    },
    log,
  });
  const firstQuestions = new FirstQuestions();
  const corpora = new CorpusService(
    host,
    {
      corpusChanged: () => {
        void warm(() => corpora.corpus, host.segmenter);
        diagnostics.refresh();
      },
      statusChanged: (status) => {
        // The corpus may be ready after the client has gone.
        connection.sendNotification(statusChangedNotification, status).catch(() => {});
      },
      workBegins: (title, first) => {
        const supported = capabilities.window?.workDoneProgress === true;
        return beginWork(connection, { supported, title: title[locale], delay: first ? 0 : quietRefresh });
      },
      log,
    },
    () => locale,
  );
  const findingOptions = new FindingOptions(
    checks.map(({ code }) => code),
    warn,
  );
  const words = new WordsService({
    documents: drafts.documents,
    readUserFile: host.readUserFile,
    workspaceFolders: () => workspaceFolders,
    corpusFolders: () => corpusFolders(settings, workspaceFolders),
    changed: () => diagnostics.refresh(),
  });
  const baseline = new BaselineService({
    readUserFile: host.readUserFile,
    workspaceFolders: () => workspaceFolders,
    path: () => settings.baseline ?? '',
    changed: () => diagnostics.refresh(),
    unusable: (path) => {
      warn({
        zh: `${path} 不是基线文件，其中的问题照常显示。请用 policy-drafting check --write-baseline 重新生成。`,
        en: `${path} is no baseline: all findings are shown. Make it again with policy-drafting check --write-baseline.`,
      });
    },
  });
  const findings = new Findings({
    drafts,
    corpus: () => corpora.corpus,
    segmenter: host.segmenter,
    ahead: new SearchAhead(host, log),
    words: (draft) => words.of(draft),
    checks,
    settings: () => findingOptions.settings,
    baseline: (draft) => baseline.of(draft),
    found: (found) => {
      const { draft } = found.open;
      const context = { draft, corpus: corpora.corpus, locale, segmenter: host.segmenter, words: words.of(draft.uri) };
      void renumbering.prepare(found).then(() => firstQuestions.ask(context, () => corpora.corpus));
      const { heldBack, suppressed } = found.judgement;
      const changed: FindingsChanged = {
        uri: found.open.document.uri,
        heldBack: heldBack.length,
        suppressed: suppressed.length,
      };
      // Other clients would log a message that they do not know.
      if (editorCommands) connection.sendNotification(findingsChangedNotification, changed).catch(() => {});
    },
    log,
  });
  const ruleOf = (code: string) => ruleLink(code, { editorCommands, page: host.rulesPage ?? null });
  const diagnostics = new Diagnostics({
    connection,
    drafts,
    findings,
    guarded,
    corpus: () => corpora.corpus,
    locale: () => locale,
    client: () => ({
      pull: capabilities.textDocument?.diagnostic !== undefined,
      refresh: capabilities.workspace?.diagnostics?.refreshSupport === true,
      related: capabilities.textDocument?.publishDiagnostics?.relatedInformation !== false,
      ruleOf: showsLinks() ? ruleOf : null,
    }),
  });
  registerRequests({
    host,
    connection,
    drafts,
    findings,
    renumbering,
    guarded,
    corpus: () => corpora.corpus,
    segmenter: host.segmenter,
    pinyin: () => host.pinyin(),
    locale: () => locale,
    capabilities: () => capabilities,
    settings: () => settings,
    findingSettings: () => findingOptions.settings,
    words,
    editorCommands: () => editorCommands,
  });

  const openCorpus = () => {
    const folders = corpusFolders(settings, workspaceFolders);
    watch?.watch(
      folders,
      workspaceFolders.flatMap((uri) => pathOf(uri) ?? []),
      settings.baseline === undefined || isAbsolute(settings.baseline) ? [] : [settings.baseline],
    );
    words.refresh();
    const { cacheDir } = settings;
    void corpora.open(
      cacheDir === undefined ? { folders } : { folders, cacheDir },
      namedFolders(settings, workspaceFolders),
    );
  };

  connection.onInitialize((parameters: InitializeParams): InitializeResult => {
    locale = localeOf(parameters.locale);
    capabilities = parameters.capabilities ?? {};
    settings = readSettings(parameters.initializationOptions);
    initialSettings = parameters.initializationOptions;
    editorCommands = (initialSettings as Partial<InitializationOptions> | undefined)?.editorCommands === true;
    workspaceFolders = foldersOf(parameters);
    const files = capabilities.workspace?.didChangeWatchedFiles;
    watch = new CorpusWatch(connection, files?.dynamicRegistration === true, files?.relativePatternSupport === true);
    return {
      serverInfo: { name: 'policy-drafting', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: drafts.syncKind },
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['《', '〔', '（', '第', '》', '、', '“'] },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        selectionRangeProvider: true,
        workspaceSymbolProvider: true,
        callHierarchyProvider: true,
        typeHierarchyProvider: true,
        codeLensProvider: { resolveProvider: true },
        semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        inlayHintProvider: true,
        documentSymbolProvider: true,
        documentLinkProvider: { resolveProvider: false },
        foldingRangeProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll'] },
        renameProvider: { prepareProvider: true },
        executeCommandProvider: { commands: [renumberCommand] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(capabilities.textDocument?.inlineCompletion ? { inlineCompletionProvider: true } : {}),
        ...(capabilities.textDocument?.diagnostic
          ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
      },
    };
  });

  connection.onInitialized(() => {
    if (capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        workspaceFolders = [...workspaceFolders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        openCorpus();
      });
    }
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section })
        .catch((error: unknown) => log(describe(error)));
    }
    findingOptions.take(initialSettings);
    openCorpus();
  });

  connection.onDidChangeConfiguration(async ({ settings: sent }: { settings: unknown }) => {
    try {
      let value = (sent as Record<string, unknown> | null | undefined)?.[section];
      if (value === undefined && capabilities.workspace?.configuration) {
        value = await connection.workspace.getConfiguration(section);
      }
      if (value === undefined || value === null) return;
      const baselineBefore = settings.baseline;
      settings = readSettings(value);
      if (findingOptions.take(value) || settings.baseline !== baselineBefore) diagnostics.refresh();
      if (capabilities.workspace?.codeLens?.refreshSupport) {
        connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
      }
      if (capabilities.workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => {});
      openCorpus();
    } catch (error) {
      log(describe(error));
    }
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    baseline.refresh(changes.map(({ uri }) => uri));
    const onlyWords = changes.length > 0 && changes.every(({ uri }) => isWordsFileName(uri));
    if (changes.some(({ uri }) => isWordsFileName(uri))) words.refresh();
    if (!onlyWords) void corpora.refresh();
  });
  connection.onRequest(statusRequest, () => corpora.status);
  connection.onRequest(rebuildRequest, async () => {
    await corpora.rebuild();
    return corpora.status;
  });
  connection.onShutdown(() => {
    diagnostics.dispose();
    corpora.dispose();
  });
  drafts.listen(connection);
  return { rest: () => corpora.corpus.rest() };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
