/** Which corrections of which sidecar speak of which corpus file, and what comes of them. */
import { URI } from 'vscode-uri';
import type { CorpusFile, DocumentFacts } from '../corpus.ts';
import { compareText } from '../document-order.ts';
import { correctDocuments, type FoundDocument, type WrittenCorrection } from './corrections.ts';
import { readSidecar } from './sidecar.ts';
import type { PlacedProblem } from './sidecar-problem.ts';
import type { SidecarText } from './sidecar-text.ts';

/** The files that sidecars may speak of. */
export interface CorrectableFiles {
  readonly files: readonly Pick<CorpusFile, 'uri'>[];
  /** Documents of a file as they were read, without corrections. */
  documentsOf(file: number): readonly FoundDocument[];
}

export interface Corrected {
  /** Documents of the files that were corrected, by the index of the file. */
  readonly files: ReadonlyMap<number, readonly DocumentFacts[]>;
  /** In order of the sidecars and of the places in them. */
  readonly problems: readonly PlacedProblem[];
}

/** Makes the corrections. Of two sidecars that speak of one file the one nearer to it outweighs the other. */
export function applySidecars(sidecars: readonly SidecarText[], corpus: CorrectableFiles): Corrected {
  const problems: PlacedProblem[] = [];
  if (sidecars.length === 0) return { files: new Map(), problems };
  const paths = corpus.files.map(({ uri }) => pathOf(uri));
  const indexes = new Map(paths.map((path, index) => [path, index]));
  const corrections = new Map<number, WrittenCorrection[]>();
  const outermostFirst = [...sidecars].sort((a, b) => depthOf(a) - depthOf(b) || compareText(a.uri, b.uri));
  for (const sidecar of outermostFirst) {
    const { uri, name } = sidecar;
    if (sidecar.text === null) {
      const { problem, detail } = sidecar;
      problems.push({
        kind: 'unreadable',
        text: problem ?? 'unreadable',
        hint: detail,
        start: 0,
        end: 0,
        line: 0,
        uri,
        name,
      });
      continue;
    }
    const read = readSidecar(sidecar.text);
    problems.push(...read.problems.map((problem) => ({ ...problem, uri, name })));
    const folder = folderOf(uri);
    for (const correction of read.corrections) {
      const index = indexes.get(below(folder, correction.file.text) ?? '');
      if (index === undefined) {
        const hint = elsewhere(folder, correction.file.text, paths);
        problems.push({ kind: 'missing-file', ...correction.file, hint, uri, name });
        continue;
      }
      const others = corrections.get(index);
      if (others) others.push({ ...correction, sidecar });
      else corrections.set(index, [{ ...correction, sidecar }]);
    }
  }
  const files = new Map<number, readonly DocumentFacts[]>();
  for (const [index, ofFile] of corrections) {
    const documents = corpus.documentsOf(index);
    // A file that could not be read has a row of its own that says so.
    if (documents.length === 0) continue;
    const corrected = correctDocuments(documents, ofFile, ({ sidecar: { uri, name } }, kind, at, hint) => {
      problems.push({ kind, ...at, hint, uri, name });
    });
    files.set(index, corrected);
  }
  const order = new Map(outermostFirst.map(({ uri }, index) => [uri, index]));
  problems.sort((a, b) => order.get(a.uri)! - order.get(b.uri)! || a.start - b.start);
  return { files, problems };
}

/** What is wrong with a sidecar that is being written. Before the corpus is read, and outside of it, no file is missing. */
export function problemsOf(sidecar: SidecarText, corpus: CorrectableFiles): readonly PlacedProblem[] {
  const { problems } = applySidecars([sidecar], corpus);
  if (!problems.some(({ kind }) => kind === 'missing-file')) return problems;
  const folder = folderOf(sidecar.uri);
  const isInCorpus = corpus.files.some(({ uri }) => pathOf(uri).startsWith(folder));
  return isInCorpus ? problems : problems.filter(({ kind }) => kind !== 'missing-file');
}

function folderOf(uri: string): string {
  return pathOf(uri).replace(/[^/]*$/, '');
}

/** Names on disk may be composed or not (macOS), and so may those that people type. */
function pathOf(uri: string): string {
  return URI.parse(uri).path.normalize('NFC');
}

function depthOf({ uri }: SidecarText): number {
  return uri.split('/').length;
}

/** The path of a file below the folder; null for paths that lead out of it. */
function below(folder: string, path: string): string | null {
  const parts = path
    .normalize('NFC')
    .split(/[\\/]+/)
    .filter((part) => part !== '' && part !== '.');
  return parts.includes('..') || /^[\\/]/.test(path) ? null : folder + parts.join('/');
}

/** The one file below the folder that has the name, whatever its case and extension, as it would be written; else ''. */
function elsewhere(folder: string, path: string, paths: readonly string[]): string {
  const wanted = bareName(path.normalize('NFC'));
  const alike = paths.filter((candidate) => candidate.startsWith(folder) && bareName(candidate) === wanted);
  return alike.length === 1 ? alike[0]!.slice(folder.length) : '';
}

function bareName(path: string): string {
  const name = path.split(/[\\/]/).at(-1)!.trim().toLowerCase();
  return name.replace(/\.[a-z]{1,8}$/, '');
}
