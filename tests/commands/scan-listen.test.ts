import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { reportsFor } from '../support/fake-hid.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('../../commands/scan-listen.ts', import.meta.url));
const fakeUsb = fileURLToPath(new URL('../support/fake-node-hid.ts', import.meta.url));

interface Run {
  /** What the fake USB does; without it the machine's own is asked. */
  readonly usb?: unknown;
  /** Told to end (SIGTERM) once it printed so many lines. */
  readonly until?: number;
  readonly args?: readonly string[];
  readonly npm?: boolean;
}
interface Ended {
  readonly lines: readonly Record<string, unknown>[];
  readonly code: number | null;
  readonly errors: string;
}
/** Runs the real program to its end. */
async function listen({ usb, until, args = [], npm = false }: Run): Promise<Ended> {
  const env = { ...process.env, FAKE_USB: typeof usb === 'string' ? usb : JSON.stringify(usb ?? []) };
  const hooks = usb === undefined ? [] : ['--import', fakeUsb];
  const child = npm
    ? spawn('npm', ['run', '-s', 'scan:listen', '--', ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn(process.execPath, [...hooks, program, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: Record<string, unknown>[] = [];
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Record<string, unknown>);
    if (lines.length === until) child.kill('SIGTERM');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { lines, code, errors };
}

const hexes = (text: string, layout: keyof typeof hidLayouts, given: { path: string; aim?: string }) =>
  reportsFor(text, hidLayouts[layout], given.aim).map((report) => ({ path: given.path, report: Buffer.from(report).toString('hex') }));
const voyager = { path: '/dev/hidraw0', vendorId: 0x0c2e, product: 'Voyager 1450' };
const newland = { path: '/dev/hidraw1', vendorId: 0x1eab, product: 'HR22' };

describe('npm run scan:listen', () => {
  test('where nothing is plugged it says so with what to do, and ends with 0 after its seconds', async () => {
    const { lines, code, errors } = await listen({ args: ['--seconds', '0.5'] });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(lines).toMatchObject([{ status: 'unavailable', device: null, hint: expect.stringMatching(/^(No USB scanner|The USB library)/) }]);
  });

  test('it ends with 0 at SIGTERM, through npm too, and leaves no process behind', async () => {
    expect(await listen({ until: 1, npm: true })).toMatchObject({ code: 0, errors: '' });
  });

  test('scans of two scanners, long ones and strangers’ too, with symbology and device; then one is unplugged', async () => {
    const url = `https://example.org/${'x'.repeat(120)}`;
    const { lines, code } = await listen({
      usb: [
        {
          before: [{ plug: voyager }, { plug: newland }],
          after: [
            ...hexes('CEXKPDCSBTJFXRKHBDGC\r', 'honeywell', voyager),
            ...hexes(url, 'honeywell', { ...voyager, aim: ']d2' }),
            ...hexes('Éloïse', 'newland', newland),
          ],
        },
        { after: [{ unplug: newland.path }] },
      ],
      until: 6,
    });
    expect(code).toBe(0);
    expect(lines).toEqual([
      { status: 'connected', device: 'Voyager 1450 (0c2e:0001)', hint: null },
      { status: 'connected', device: 'HR22 (1eab:0001)', hint: null },
      { scan: 'CEXKPDCSBTJFXRKHBDGC', aim: ']Q1', symbology: 'QR Code', source: 'hid', device: 'Voyager 1450 (0c2e:0001)' },
      { scan: url, aim: ']d2', symbology: 'GS1 Data Matrix', source: 'hid', device: 'Voyager 1450 (0c2e:0001)' },
      { scan: 'Éloïse', aim: null, symbology: null, source: 'hid', device: 'HR22 (1eab:0001)' },
      { status: 'disconnected', device: 'HR22 (1eab:0001)', hint: null },
    ]);
  });

  test('scanners that cannot be read are named, each with one sentence of what to do', async () => {
    const { lines } = await listen({
      usb: [
        {
          before: [
            { plug: { ...voyager, denied: true } },
            { plug: { path: '/dev/hidraw2', vendorId: 0x05f9, product: 'Gryphon', usagePage: 1, usage: 6 } },
            { plug: { path: '/dev/hidraw3', vendorId: 0x05e0, productId: 0x1900, product: 'DS2208', usagePage: 0xff00, usage: 1 } },
            { plug: { path: '/dev/hidraw4', vendorId: 0x046d, product: 'Keyboard K120', usagePage: 1, usage: 6 } },
          ],
        },
      ],
      until: 3,
    });
    expect(lines).toEqual([
      { status: 'refused', device: 'Voyager 1450 (0c2e:0001)', hint: expect.stringContaining('70-accueil-numerique-scanners.rules') },
      { status: 'keyboard-mode', device: 'Gryphon (05f9:0001)', hint: expect.stringContaining('keyboard') },
      { status: 'unavailable', device: 'DS2208 (05e0:1900)', hint: expect.stringContaining('SNAPI') },
    ]);
    for (const { hint } of lines) expect(String(hint).match(/[.!?](\s|$)/g)).toHaveLength(1);
  });

  test('a missing library is one line, not a stack trace', async () => {
    const { lines, errors } = await listen({ usb: 'missing', until: 1 });
    expect(lines).toEqual([{ status: 'unavailable', device: null, hint: expect.stringContaining('libusb-1.0-0') }]);
    expect(errors).toBe('');
  });

  test('a number of seconds that is none is refused in words', async () => {
    expect(await listen({ args: ['--seconds', 'soon'] })).toMatchObject({ code: 2, errors: expect.stringContaining('--seconds') });
  });
});
