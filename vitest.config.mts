import { defineConfig } from 'vitest/config';

/** Tests that put something else in the place of a module: theirs must not be seen by others. */
const mocking = [
  ...['check-task', 'manifest', 'precedent-text', 'server', 'status-text'].map((name) => `test/unit/client/${name}.test.ts`),
  'test/unit/platform/read-corpus-file.test.ts',
];

export default defineConfig({
  test: {
    // All processors: by default one is kept free, which of two is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'library',
          include: ['test/{unit,lsp,wording,figures,references}/**/*.test.ts'],
          exclude: mocking,
          testTimeout: 60_000,
          // The library keeps no state of its own but memories; loading it once for all files halves the time.
          isolate: false,
        },
      },
      { test: { name: 'mocking', include: mocking, testTimeout: 60_000 } },
    ],
  },
});
