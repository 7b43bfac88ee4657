import { defineConfig } from 'vitest/config';

/** Tests that put something else in the place of a module: theirs must not be seen by others. */
const mocking = ['test/unit/client/**/*.test.ts', 'test/unit/platform/read-corpus-file.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'library',
          include: ['test/{unit,lsp,wording,figures,references}/**/*.test.ts'],
          exclude: mocking,
          testTimeout: 20_000,
          // The library keeps no state of its own but memories; loading it once for all files halves the time.
          isolate: false,
        },
      },
      { test: { name: 'mocking', include: mocking, testTimeout: 20_000 } },
    ],
  },
});
