import { describe, expect, it } from 'vitest';
import { inSlices } from '../../../server/src/lsp/slices.ts';

function* count(to: number, busy = 0): Generator<undefined, number> {
  for (let at = 0; at < to; at++) {
    const until = performance.now() + busy;
    while (performance.now() < until);
    yield undefined;
  }
  return to;
}

describe('work in slices', () => {
  it('comes to its result', async () => {
    expect(await inSlices(count(1000), () => false)).toEqual({ result: 1000 });
  });

  it('lets others have their turn', async () => {
    let turns = 0;
    const turn = () => {
      turns++;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    await inSlices(count(30, 2), () => false);
    clearImmediate(next);
    expect(turns).toBeGreaterThan(2);
  });

  it('is left when nobody wants it any more', async () => {
    let steps = 0;
    const work = (function* () {
      try {
        for (;;) {
          steps++;
          yield undefined;
        }
      } finally {
        steps = -1;
      }
    })() as Generator<undefined, never>;
    expect(await inSlices(work, () => true)).toBeNull();
    expect(steps).toBe(-1);
  });
});
