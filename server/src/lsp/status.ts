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

export function statusOf(corpus: Corpus, work: WorkState, folders: readonly string[], locale: Locale): Status {
  const message = messageOf(corpus, work, folders);
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
    ...(message ? { message: message[locale] } : {}),
    ...(work.kind === 'indexing' ? { percentage: work.percentage } : {}),
  };
}

function messageOf(corpus: Corpus, work: WorkState, folders: readonly string[]): Message | null {
  if (work.kind === 'indexing') return { zh: '正在读取政策库……', en: 'Reading the policy corpus …' };
  if (work.kind === 'error') {
    return {
      zh: `政策库读取失败：${work.reason}。请检查设置 policyDrafting.corpus，或执行“重建索引”。`,
      en: `The corpus could not be read: ${work.reason}. Check the setting policyDrafting.corpus or rebuild the index.`,
    };
  }
  if (corpus.documents.length > 0) return null;
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

/** The end of a path that tells a person which folder is meant: `…/examples/corpus`. */
function shortened(path: string): string {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '');
  return parts.length > 2 ? `…/${parts.slice(-2).join('/')}` : path;
}
