/** The status that the client shows: what is indexed, what could not be read and why, and what the user can do. */
import type { Locale, Message } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { problemReason } from '../features/file-problem.ts';
import { sidecarMessage } from '../features/sidecar-message.ts';
import type { Status } from './protocol.ts';

export type WorkState =
  | { readonly kind: 'indexing'; readonly percentage: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'error'; readonly reason: string };

/** What there is to tell of. */
export interface CorpusState {
  readonly corpus: Corpus;
  readonly work: WorkState;
  /** Where the corpus was looked for. */
  readonly folders: readonly string[];
  /** Folders that the user named and that are not there. */
  readonly missing: readonly string[];
  /** The system's code when the index could not be stored. */
  readonly cacheProblem: string | null;
}

export function statusOf(state: CorpusState, locale: Locale): Status {
  const { corpus, work, missing } = state;
  const message = messageOf(state);
  return {
    state: work.kind,
    documents: corpus.documents.length,
    clauses: corpus.clauseCount,
    files: corpus.files.length,
    problems: corpus.files.flatMap(({ uri, name, problem, detail }) =>
      problem === null ? [] : [{ uri, name, reason: problemReason(problem, detail, locale) }],
    ),
    corrections: corpus.sidecarProblems.map((problem) => {
      const { uri, name, line } = problem;
      return { uri, name, line, reason: sidecarMessage(problem)[locale] };
    }),
    missing,
    ...(message ? { message: message[locale] } : {}),
    ...(work.kind === 'indexing' ? { percentage: work.percentage } : {}),
  };
}

function messageOf({ corpus, work, folders, missing, cacheProblem }: CorpusState): Message | null {
  if (work.kind === 'indexing') return { zh: '正在读取政策库……', en: 'Reading the policy corpus …' };
  if (work.kind === 'error') {
    return {
      zh: `政策库读取失败：${work.reason}。请检查设置 policyDrafting.corpus，或执行“重建索引”。`,
      en: `The corpus could not be read: ${work.reason}. Check the setting policyDrafting.corpus or rebuild the index.`,
    };
  }
  const told = [missing.length > 0 ? notThere(missing) : null, cacheProblem === null ? null : notStored(cacheProblem)];
  const messages = told.filter((one) => one !== null);
  if (corpus.documents.length > 0 || missing.length > 0) return together(messages);
  if (folders.length === 0) {
    return {
      zh: '没有政策库：请打开一个文件夹，并在其中建立 corpus 或 政策库 文件夹存放已有政策文件，或用设置 policyDrafting.corpus 指定所在文件夹。',
      en: 'No corpus: open a folder that holds your policy files in corpus/ or 政策库/, or name their folder in the setting policyDrafting.corpus.',
    };
  }
  const places = folders.map(shortened);
  return {
    zh: `没有找到政策文件：请把已有政策文件（.txt、.md）放入 ${places.join('、')}，或用设置 policyDrafting.corpus 指定所在文件夹。`,
    en: `No policy files found: put your files (.txt, .md) into ${places.join(', ')}, or name their folder in the setting policyDrafting.corpus.`,
  };
}

function together(messages: readonly Message[]): Message | null {
  if (messages.length === 0) return null;
  return { zh: messages.map(({ zh }) => zh).join(''), en: messages.map(({ en }) => en).join(' ') };
}

function notThere(missing: readonly string[]): Message {
  return {
    zh: `找不到政策库文件夹 ${missing.join('、')}，里面的文件没有用上。请看文件夹是否改名、移走，所在的盘是否接好；换了地方的，在设置 policyDrafting.corpus 里改正。`,
    en: `Corpus folders that are not there: ${missing.join(', ')}. Their files are not used. See whether they were moved or renamed or the drive is not connected; the setting policyDrafting.corpus names them.`,
  };
}

const systemReasons: Readonly<Record<string, Message>> = {
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已用完', en: 'the disk quota is used up' },
  EACCES: { zh: '没有写入权限', en: 'no permission to write' },
  EPERM: { zh: '没有写入权限', en: 'no permission to write' },
  EROFS: { zh: '磁盘只读', en: 'the disk is read-only' },
};

function notStored(code: string): Message {
  const reason = systemReasons[code] ?? { zh: code, en: code };
  return {
    zh: `索引没有存下来（${reason.zh}）：不影响使用，但下次打开要重新读一遍政策库。索引存放的位置见设置 policyDrafting.cacheDir。`,
    en: `The index could not be stored (${reason.en}): everything works, but the corpus will be read again next time. The setting policyDrafting.cacheDir says where it is kept.`,
  };
}

/** The end of a path that tells a person which folder is meant: `…/examples/corpus`. */
function shortened(path: string): string {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '');
  return parts.length > 2 ? `…/${parts.slice(-2).join('/')}` : path;
}
