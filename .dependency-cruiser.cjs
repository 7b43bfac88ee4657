// The layers of docs/architecture.md. Imports point down this list only:
//   lsp, cli, main, language-server, worker, slip-worker -> features -> checks -> corpus -> policy -> ingest ; platform is wired in at the entries.
const layers = ['ingest', 'policy', 'corpus', 'checks', 'features'];
const above = (layer) => [...layers.slice(layers.indexOf(layer) + 1), 'lsp', 'platform'];
const entries = '^server/src/(main|cli|language-server|worker|slip-worker)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...layers.map((layer) => ({
      name: `${layer}-imports-down`,
      comment: `${layer} may import only its own layer and those below it`,
      severity: 'error',
      from: { path: `^server/src/${layer}/` },
      to: { path: `^server/src/((${above(layer).join('|')})/|(main|cli|language-server|worker|slip-worker)\\.ts)` },
    })),
    {
      name: 'platform-is-a-leaf',
      comment: 'platform knows the corpus interfaces it serves, and nothing above them',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/(checks|features|lsp)/' },
    },
    {
      name: 'node-only-in-platform',
      comment: 'file system, processes and threads belong to platform and the entries; the language service is a pure library',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['^server/src/platform/', entries] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'protocol-only-in-lsp',
      comment: 'the language service does not know how it is spoken to',
      severity: 'error',
      from: { path: '^server/src/(ingest|policy|corpus|checks|features|platform)/' },
      to: { path: 'node_modules/vscode-languageserver/' },
    },
    {
      name: 'client-knows-only-the-protocol',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/lsp/protocol\\.ts$' },
    },
    { name: 'server-does-not-know-the-client', severity: 'error', from: { path: '^server/' }, to: { path: '^client/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    includeOnly: undefined,
  },
};
