/** The command line and the editor say the same of a draft, to the character. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { NamedText } from '../../server/src/corpus/corpus-of.ts';
import { decode } from '../../server/src/ingest/decode.ts';
import { machineWith } from '../unit/cli/machine.ts';
import { openServer, type TestClient } from './harness.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const seeds = join(root, '../shared/corpus/seeds');

interface Said {
  readonly code: unknown;
  readonly severity: string;
  readonly range: string;
  readonly message: string;
  readonly evidence: readonly string[];
}

interface Reported {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly lineEnd: number;
  readonly columnEnd: number;
  readonly evidence: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

function saidInEditor({ code, severity, range: { start, end }, message, relatedInformation = [] }: Diagnostic): Said {
  return {
    code,
    severity: ['', 'error', 'warning', 'information', 'hint'][severity!]!,
    range: `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
    message: String(message),
    evidence: relatedInformation.map(({ location: { uri, range }, message: what }) =>
      [URI.parse(uri).path.slice(1), range.start.line + 1, range.start.character + 1, what].join(':'),
    ),
  };
}

function saidOutside({ code, severity, line, column, lineEnd, columnEnd, message, evidence }: Reported): Said {
  return {
    code,
    severity,
    range: `${line}:${column}-${lineEnd}:${columnEnd}`,
    message: String(message),
    evidence: evidence.map(({ file, line: at, column: character, message: what }) =>
      [file, at, character, what].join(':'),
    ),
  };
}

function textsBelow(folder: string): NamedText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name) => {
      if (!/\.(?:txt|md|policy|yaml)$/.test(name)) return [];
      const decoded = decode(readFileSync(join(folder, name)));
      return decoded.ok ? { name, text: decoded.text } : [];
    });
}

/** Compares the two for the drafts; they say something, or nothing would be compared. */
function describeSame(corpus: () => readonly NamedText[], drafts: () => readonly NamedText[], locale: 'zh' | 'en') {
  let client: TestClient;
  beforeAll(async () => {
    client = await openServer('in-process', { corpus: corpus(), locale });
  });
  afterAll(() => client.close());

  it(`says the same in ${locale}`, async () => {
    let found = 0;
    for (const { name, text } of drafts()) {
      const opened = await client.open(
        text,
        name.endsWith('.md') ? 'markdown' : 'policy',
        URI.file(`/文稿/${name}`).toString(),
      );
      const inEditor = (await opened.items()).map(saidInEditor);
      const { call } = machineWith({ [`文稿/${name}`]: text }, locale, { corpus: corpus() });
      const { out } = await call(`check 文稿/${name} --corpus corpus --format json`);
      expect(JSON.parse(out).files[0].findings.map(saidOutside)).toEqual(inEditor);
      found += inEditor.length;
    }
    expect(found).toBeGreaterThan(0);
  });
}

describe.each(['zh', 'en'] as const)('the examples', (locale) => {
  const drafts = () => textsBelow(join(root, 'examples')).filter(({ name }) => /^[^/\\]+\.policy$/.test(name));
  describeSame(() => textsBelow(join(root, 'examples/corpus')), drafts, locale);
});

describe.skipIf(!existsSync(seeds))('a seed against the others (needs ../shared/corpus/seeds)', () => {
  const all = () => textsBelow(seeds);
  describeSame(
    () => all().slice(1),
    () => all().slice(0, 1),
    'zh',
  );
});
