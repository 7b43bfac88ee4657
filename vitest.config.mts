import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/unit/**/*.test.ts', 'test/lsp/**/*.test.ts', 'test/wording/**/*.test.ts', 'test/figures/**/*.test.ts', 'test/references/**/*.test.ts'], testTimeout: 20_000 },
});
