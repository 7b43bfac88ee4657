import { beforeEach, expect, it, vi } from 'vitest';
import type { ClientParts } from '../../../client/src/language-client.ts';

vi.mock('vscode', () => ({
  EventEmitter: class {
    readonly #listeners: ((value: unknown) => void)[] = [];
    readonly event = (listener: (value: unknown) => void) => this.#listeners.push(listener);
    fire(value: unknown) {
      for (const listener of this.#listeners) listener(value);
    }
    dispose() {}
  },
}));

const ready = { state: 'ready', documents: 1, clauses: 2, files: 1, problems: [] };

/** The connection, as far as the life of the server goes: starts at once, or fails to. */
class FakeClient {
  static made: FakeClient[] = [];
  static failing = false;
  disposed = false;

  constructor(readonly parts: ClientParts) {
    FakeClient.made.push(this);
  }
  onNotification() {}
  async start() {
    this.parts.starting();
    if (FakeClient.failing) throw new Error('cannot start');
    this.parts.running();
  }
  async sendRequest() {
    return ready;
  }
  async dispose() {
    this.disposed = true;
  }
}
vi.mock('../../../client/src/language-client.ts', () => ({
  createLanguageClient: (parts: ClientParts) => new FakeClient(parts),
}));

const { PolicyServer } = await import('../../../client/src/server.ts');
const output = { error: () => {}, warn: () => {}, debug: () => {} };

function newServer() {
  const server = new PolicyServer('server.js', output as never);
  const states: string[] = [];
  server.onDidChange(({ kind }) => states.push(kind));
  return { server, states };
}

beforeEach(() => {
  FakeClient.made = [];
  FakeClient.failing = false;
});

it('starts once, however often it is asked to, and learns the status', async () => {
  const { server } = newServer();
  await Promise.all([server.start(), server.start()]);
  await server.start();
  expect(FakeClient.made).toHaveLength(1);
  await vi.waitFor(() => expect(server.state).toEqual({ kind: 'running', status: ready }));
});

it('a failed start is a state, and the next attempt may succeed', async () => {
  const { server } = newServer();
  FakeClient.failing = true;
  await server.start();
  expect(server.state).toEqual({ kind: 'failed', crashed: false });
  expect(FakeClient.made[0]!.disposed).toBe(true);
  FakeClient.failing = false;
  await server.start();
  expect(server.state.kind).toBe('running');
});

it('a server that keeps ending is given up, and told from one that never came up', async () => {
  const { server } = newServer();
  await server.start();
  FakeClient.made[0]!.parts.gaveUp();
  expect(server.state).toEqual({ kind: 'failed', crashed: true });
});

it('stopping while it is about to start leaves no server behind', async () => {
  const { server } = newServer();
  const starting = server.start();
  await server.stop();
  await starting;
  expect(server.state.kind).toBe('stopped');
  expect(FakeClient.made.every(({ disposed }) => disposed)).toBe(true);
});

it('restart replaces the server, and words of the old one no longer count', async () => {
  const { server, states } = newServer();
  await server.start();
  await server.restart();
  const [old] = FakeClient.made;
  expect(FakeClient.made).toHaveLength(2);
  expect(old!.disposed).toBe(true);
  old!.parts.gaveUp();
  expect(server.state.kind).toBe('running');
  expect(states).not.toContain('failed');
});
