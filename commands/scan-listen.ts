import { parseArgs } from 'node:util';
import { type HidEvent, startHidSource } from '../shared/core/scanners/hid-source.ts';
import { nodeHidPort } from '../shared/core/scanners/node-hid-port.ts';
import { scanLine, type Seen, statusLines } from './scan-listen-lines.ts';

/** `npm run -s scan:listen -- [--seconds N]`: what every USB scanner in HID mode reads, one JSON line each, and how they come and go. */
const { values } = parseArgs({ options: { seconds: { type: 'string' } } });
const seconds = values.seconds === undefined ? null : Number(values.seconds);
if (seconds !== null && !(seconds > 0 && seconds <= 86_400)) {
  console.error('--seconds takes a number above 0 and up to 86400');
  process.exit(2);
}

let seen: Seen = 'nothing-yet';
const listener = (event: HidEvent): void => {
  if (event.kind === 'scan') console.log(JSON.stringify(scanLine(event)));
  if (event.kind !== 'devices') return;
  for (const line of statusLines(seen, event.scanners)) console.log(JSON.stringify(line));
  seen = event.scanners;
};
const stop = startHidSource(
  {
    hid: nodeHidPort(),
    clock: { now: () => Date.now() },
    timers: {
      every: (ms, tick) => {
        const timer = setInterval(tick, ms);
        return () => clearInterval(timer);
      },
    },
  },
  { listener, isWatched: () => true },
);

/** A scanner that the system does not let go of must not keep the command from ending. */
const PATIENCE_MS = 2_000;
let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  void stop().finally(() => process.exit(0));
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
// Whoever read the lines has gone (`| head`).
process.stdout.on('error', end);
if (seconds !== null) setTimeout(end, seconds * 1_000);
