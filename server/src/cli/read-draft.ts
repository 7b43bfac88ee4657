/** A draft from disk, read as the editor reads it. */
import type { Draft } from '../checks/check.ts';
import { problemReason } from '../features/file-problem.ts';
import { formatOf } from '../ingest/read-paragraphs.ts';
import { readPolicyText } from '../policy/read-policy-text.ts';
import { UsageError } from './arguments.ts';
import type { FileContent, Machine } from './machine.ts';

/** Throws {@link UsageError} with the reason when the file cannot be read; an empty file is an empty draft. */
export function readDraft(path: string, machine: Machine): Draft {
  return draftOf(machine.uriOf(path), readSource(path, machine));
}

/** A text as the draft of that URI. */
export function draftOf(uri: string, source: string): Draft {
  const name = decodeURIComponent(nameOf(uri));
  return { uri, source, text: readPolicyText(source, { format: formatOf(name), name }) };
}

/** Decoded text of a file; throws like {@link readDraft}. */
export function readSource(path: string, machine: Machine): string {
  return contentOf(path, machine.read(path));
}

/** The text that was read under that name; throws like {@link readDraft}. */
export function contentOf(path: string, content: FileContent): string {
  if (content.ok) return content.text;
  const { problem, detail } = content;
  if (problem === 'empty') return '';
  if (problem === 'missing') throw new UsageError({ zh: `找不到文件：${path}`, en: `no such file: ${path}` });
  throw new UsageError({
    zh: `${path}：${problemReason(problem, detail, 'zh')}`,
    en: `${path}: ${problemReason(problem, detail, 'en')}`,
  });
}

export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
