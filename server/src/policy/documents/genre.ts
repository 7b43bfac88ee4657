import { genreAtEnd } from '../../ingest/title-shape.ts';

/** 文种 that a title names at its end, also inside 《》 that close it (印发《…规划》), or null. */
export function genreOf(title: string): string | null {
  const bare = title.replace(/\s+/g, '');
  const direct = genreAtEnd(bare);
  if (direct !== null) return direct;
  const quoted = /《([^》]+)》[^《》]{0,4}$/.exec(bare);
  return quoted === null ? null : genreAtEnd(quoted[1]!);
}
