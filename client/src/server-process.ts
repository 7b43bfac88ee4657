/** How the process of the language server is started: with what keeps its memory small and its answers even. */
import { availableParallelism } from 'node:os';

/** Threads with which the engine collects and compiles beside the program, as many as it has whatever the machine has. */
const engineThreads = 4;
const processors = availableParallelism();

export const serverProcess = {
  /**
   * Space for new objects in megabytes: by itself the engine takes three times sixteen, and keeps them, which is a third of
   * what the server needs for a corpus of 40 MB. Smaller collections come more often and are shorter.
   */
  execArgv: [
    '--max-semi-space-size=4',
    // No more of the engine's threads than processors are left: else the request thread waits for them, some milliseconds each time.
    ...(processors <= engineThreads ? [`--v8-pool-size=${Math.max(1, processors - 1)}`] : []),
  ],
  /**
   * On Linux the C library keeps a store of free memory for each thread, and more of it with every large piece that was
   * given back: one store, cut back beyond so many bytes, leaves 20 MB less. Other systems do not look at this.
   */
  env: { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' },
};
