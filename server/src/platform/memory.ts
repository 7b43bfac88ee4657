/** Memory that reading a corpus took and that is not needed any more. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Until then what is made of a new corpus is made, and the drafter reads the first answers. */
const pause = 8000;
/** The first collection may still come in busy times. */
const collections = 2;

let waiting: ReturnType<typeof setTimeout> | null = null;
let collect: (() => void) | null = null;

/**
 * Gives back what the opening of a corpus has left, when some quiet seconds have passed. The engine grows its space for new
 * objects to 48 MB while a corpus is opened, and gives it back at a collection in quiet times only, which would not
 * come by itself as long as nobody writes.
 */
export function giveBackSoon(times = collections): void {
  if (waiting !== null) clearTimeout(waiting);
  waiting = setTimeout(() => {
    waiting = null;
    collect ??= collector();
    collect();
    if (times > 1) giveBackSoon(times - 1);
  }, pause);
  waiting.unref();
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const found = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return found;
}
