import type { BuildOptions } from 'esbuild';

export const serverPrograms: Readonly<Record<string, string>>;
export const productOptions: BuildOptions;
