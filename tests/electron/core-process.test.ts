import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('electron', () => import('../support/fake-electron.ts'));
const { utilityProcess } = await import('../support/fake-electron.ts');
const { startCoreProcess } = await import('../../electron/core-process.ts');

const desk = { role: 'desk', windowId: 'desk-1' } as const;
const children = utilityProcess.children;
const last = () => {
  const child = children.at(-1);
  if (child === undefined) throw new Error('no process');
  return child;
};
const kindsOf = (child: (typeof children)[number]) => child.posted.map((message) => (message as { kind: string }).kind);
const launch = () => {
  const logged: string[] = [];
  const core = startCoreProcess({
    entry: 'core-entry.js',
    start: () => ({ dataFolder: '/data', secrets: {}, secretsKeptBy: 'system' }),
    lenders: {
      central: () => Promise.reject(new Error('network unreachable')),
      saveSecret: () => Promise.resolve(null),
      saveFile: async () => null,
      htmlToPdf: (html) => Promise.resolve(Buffer.from(html)),
    },
    log: (event) => logged.push(event),
  });
  return { core, logged };
};

beforeEach(() => {
  vi.useFakeTimers();
  children.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the core’s process', () => {
  test('calls wait until the core is ready, then go in order', () => {
    const { core } = launch();
    void core.call(desk, 'setup.state', {});
    void core.call(desk, 'site.info', {});
    expect(kindsOf(last())).toEqual(['start']);
    last().emit('message', { kind: 'ready' });
    expect(last().posted.slice(1)).toMatchObject([{ method: 'setup.state' }, { method: 'site.info' }]);
  });

  test('a crash rejects what was asked, starts another core at once and tells pages to read all again', async () => {
    const { core, logged } = launch();
    const events: unknown[] = [];
    core.onEvent((event) => events.push(event));
    last().emit('message', { kind: 'ready' });
    const asked = core.call(desk, 'setup.state', {});
    last().emit('exit', 139);
    await expect(asked).rejects.toThrow('the core stopped');
    vi.advanceTimersByTime(0);
    expect(children.length).toBe(2);
    expect(kindsOf(last())).toEqual(['start']);
    expect(events).toEqual([]);
    last().emit('message', { kind: 'ready' });
    expect(events).toMatchObject([{ kind: 'changed', topics: expect.arrayContaining(['setup', 'board', 'staff']) }]);
    expect(logged).toEqual(['the core stopped and starts again']);
  });

  test('a core that crashes again and again is tried less and less often, and for ever', () => {
    launch();
    const waits = [0, 1_000, 5_000, 30_000, 30_000, 30_000];
    for (const wait of waits) {
      const before = children.length;
      last().emit('exit', 1);
      if (wait > 0) {
        vi.advanceTimersByTime(wait - 1);
        expect(children.length).toBe(before);
        vi.advanceTimersByTime(1);
      } else vi.advanceTimersByTime(0);
      expect(children.length).toBe(before + 1);
    }
    vi.advanceTimersByTime(61_000);
    last().emit('exit', 1);
    vi.advanceTimersByTime(0);
    expect(children.length).toBe(waits.length + 2);
  });

  test('what the main process lends is answered, failures too', async () => {
    launch();
    last().emit('message', { kind: 'borrow', id: 1, name: 'htmlToPdf', asks: '<p>' });
    last().emit('message', { kind: 'borrow', id: 2, name: 'central', asks: {} });
    await vi.waitFor(() => expect(last().posted.length).toBe(3));
    expect(last().posted).toContainEqual({ kind: 'lent', id: 1, answer: { ok: true, value: Buffer.from('<p>') } });
    expect(last().posted).toContainEqual({ kind: 'lent', id: 2, answer: { ok: false } });
  });

  test('an orderly stop waits for the core, and kills one that does not end', async () => {
    const { core } = launch();
    last().emit('message', { kind: 'ready' });
    const stopped = core.stop();
    expect(kindsOf(last())).toEqual(['start', 'stop']);
    await expect(core.call(desk, 'setup.state', {})).rejects.toThrow('the core stops');
    vi.advanceTimersByTime(5_000);
    expect(last().killed).toBe(true);
    await stopped;
    vi.advanceTimersByTime(60_000);
    expect(children.length).toBe(1);
  });
});
