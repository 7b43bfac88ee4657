/** What README and docs promise is there: commands, settings, linked files; and no trace of one machine is committed. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../server/src/checks/registry.ts';
import type { Machine } from '../../../server/src/cli/machine.ts';
import { run } from '../../../server/src/cli/run.ts';
import { anchor } from '../../docs/checks-page.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const tracked = trackedFiles();
const pages = ['README.md', 'CHANGELOG.md', 'examples/README.md', ...pagesBelow('docs')];

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]);
    expect(named.filter((name) => !(name! in manifest.scripts))).toEqual([]);
  });

  it('names only settings and commands that exist', () => {
    const known = [
      ...Object.keys(manifest.contributes.configuration.properties),
      ...manifest.contributes.commands.map(({ command }: { command: string }) => command),
    ];
    const named = [...text.matchAll(/`(policyDrafting\.[\w.]+)`/g)].map((match) => match[1]);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names only checks that exist', () => {
    const codes = checks.map((check) => check.code);
    const families = new Set(codes.map((code) => code.split('/')[0]));
    const named = [...text.matchAll(/`([a-z]+)\/([a-z-]+)`/g)].filter((match) => families.has(match[1]!));
    expect(named.map((match) => `${match[1]}/${match[2]}`).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('links to files and headings that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((match) => decodeURI(match[1]!));
    expect(links.filter((link) => !resolves(page, link))).toEqual([]);
  });
});

describe('README.md', () => {
  const blocks = [...read('README.md').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1]!.trim());

  it('begins with the command that shows the work and the command that tests it', () => {
    expect(blocks[0]).toBe('npm ci && npm run build && npm run demo');
    expect(blocks[1]).toBe('npm ci && npm test');
  });

  it('names only subcommands that the command line has', async () => {
    const printed: string[] = [];
    const machine = { locale: 'en', out: (text: string) => void printed.push(text) } as Partial<Machine> as Machine;
    await run(['--help'], '', machine);
    const commands = [...printed.join('').matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]!);
    const named = [...read('README.md').matchAll(/(?:policy-drafting|dist\/cli\.js) ([a-z]+)/g)].map(
      (match) => match[1]!,
    );
    expect(named).toContain('check');
    expect(named.filter((name) => !commands.includes(name))).toEqual([]);
  });
});

it('the change log has the version of package.json', () => {
  expect(read('CHANGELOG.md')).toContain(`## [${manifest.version}]`);
});

describe.skipIf(tracked.length === 0)('committed files', () => {
  const texts = tracked
    .filter((name) => /^\.(?:ts|mjs|cjs|js|json|md|policy|txt|html|ya?ml)?$/.test(extname(name) || '.'))
    .filter((name) => existsSync(join(root, name)))
    .map((name) => ({ name, text: read(name) }));

  it('hold no path of the machine they were written on', () => {
    const local = [root.replace(/[\\/]$/, ''), homedir()].filter((path) => path.length > 1);
    const found = texts.filter(
      ({ text }) =>
        local.some((path) => new RegExp(`${escapeRegExp(path)}[\\\\/]`).test(text)) ||
        /(?:^|[\s"'`(])(?:\/home|\/Users|[A-Z]:\\Users)[\\/]\w/m.test(text),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it('name no package registry', () => {
    const found = texts.filter(({ text }) =>
      /https?:\/\/[\w.:-]*(?:registry|npmmirror|artifactory|nexus)[\w.-]*/i.test(text),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
  });
});

function trackedFiles(): string[] {
  try {
    const listing = execFileSync('git', ['-C', root, 'ls-files', '-z'], { stdio: ['ignore', 'pipe', 'ignore'] });
    return listing.toString('utf8').split('\0').filter(Boolean);
  } catch {
    return []; // not a git checkout
  }
}

function pagesBelow(folder: string): string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));
  return names.map((name) => `${folder}/${name}`);
}

function resolves(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return false;
  if (!heading) return true;
  const headings = [...read(target).matchAll(/^#{1,6} (.+)$/gm)].map((match) => anchor(match[1]!.trim()));
  return headings.includes(heading);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
