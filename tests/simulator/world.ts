import type { UploadAnswer } from '../../shared/domain/upload-reaction.ts';
import type { Mutant, SimBatch, SimFact } from './model.ts';
import { type Dice, diceOf } from './random.ts';
import { carryFile, deliverCarried, newKey, question } from './extra-events.ts';
import { copyOf, emptyServer, type Message, receive } from './sim-server.ts';
import type { Tally } from './tally.ts';
import { stepOf, type Terminal, type World } from './world-state.ts';
import { copyOfDisk, correct, emptyDisk, nextBatch, record, renew, settle } from './sim-terminal.ts';

const HOUR = 3_600_000;
const STEPS = 45;
const CALM_TURNS = 300;

export function runWorld(given: { readonly seed: number; readonly mutant: Mutant | null; readonly tally: Tally }): World | 'stuck' {
  const dice = diceOf(given.seed);
  const world: World = {
    dice,
    mutant: given.mutant,
    tally: given.tally,
    terminals: [1, 2, 3].map((number) => ({
      number,
      disk: emptyDisk(number),
      skew: 0,
      epoch: 0,
      backups: [],
      clockCorrected: false,
      turns: 0,
      secrets: { key: number, next: null, former: [] },
      newestContent: 0,
    })),
    revoked: new Set(),
    forgotten: new Set(),
    server: emptyServer(),
    serverBackups: [],
    wasRestored: false,
    late: [],
    files: [],
    answers: [],
    documents: [],
    wrong: null,
    isWide: (given.seed % 5) % 2 === 0,
    now: Date.UTC(2026, 10, 24, 8),
    drawn: 10,
  };
  for (const { number } of world.terminals) world.server.keys.set(number, new Map([[number, null]]));
  for (let step = 0; step < STEPS; step++) happen(world);
  return calmDown(world) ? world : 'stuck';
}

function happen(world: World): void {
  const { dice, tally } = world;
  world.now += world.isWide && dice.chance(0.02) ? dice.under(20 * 24 * HOUR) : dice.under(2 * HOUR);
  const terminal = world.terminals[dice.under(world.terminals.length)];
  if (terminal === undefined) return;
  const draw = dice.under(world.isWide ? 118 : 100);
  if (draw >= 100) extraEvent(world, terminal, draw - 100);
  else if (draw < 26) {
    for (let n = dice.under(3); n >= 0; n--) visit(world, terminal);
  } else if (draw < 36) {
    const ids = [...terminal.disk.truth.keys()];
    const id = ids[dice.under(Math.max(1, ids.length))];
    if (id === undefined) return;
    tally.corrections += 1;
    correct(terminal.disk, id, { ...stepOf(world, terminal), epoch: terminal.epoch });
  } else if (draw < 78) {
    for (let n = dice.under(4); n >= 0; n--) sendOnce(world, terminal, false);
  } else if (draw < 84) terminal.backups.push(copyOfDisk(terminal.disk));
  else if (draw < 88) restore(world, terminal);
  else if (draw < 91) deliverLate(world);
  else if (draw < 93) {
    tally.clockShifts += 1;
    terminal.skew = dice.chance(0.3) ? 0 : (dice.under(96) - 48) * HOUR;
  } else if (draw < 95) revoke(world, terminal);
  else if (draw < 97) world.serverBackups.push(copyOf(world.server));
  else if (draw < 98) restoreServer(world);
  else kill(world, terminal);
}

/** Keys, what central hands down, and files carried by hand. */
function extraEvent(world: World, terminal: Terminal, draw: number): void {
  if (draw < 3) newKey(world, terminal);
  else if (draw < 5) world.server.handed = { ...world.server.handed, content: (world.drawn += 1) };
  else if (draw < 11) question(world, terminal, false);
  else if (draw < 14) carryFile(world, terminal);
  else deliverCarried(world);
}

function visit(world: World, terminal: Terminal): void {
  const { dice } = world;
  world.tally.facts += 1;
  const step = stepOf(world, terminal);
  const isCutShort = world.mutant === 'terminal-outbox-outside-transaction' && dice.chance(0.02);
  const isPoison = dice.chance(0.01);
  const id = step.newContent();
  record(
    terminal.disk,
    {
      id,
      rev: 1,
      content: step.newContent(),
      epoch: terminal.epoch,
      isOdd: !isPoison && dice.chance(0.02),
      isPoison,
      isDeath: world.isWide && dice.chance(0.1),
    },
    isCutShort,
  );
}

export function kill(world: World, terminal: Terminal): void {
  world.tally.kills += 1;
  terminal.clockCorrected = false;
  terminal.turns = 0;
}

/** An older copy comes back; mostly without the mark beside it, so that the terminal notices at once. */
function restore(world: World, terminal: Terminal): void {
  const { dice, tally } = world;
  const backup = terminal.backups[dice.under(Math.max(1, terminal.backups.length))];
  if (backup === undefined) return;
  tally.restores += 1;
  for (const fact of terminal.disk.facts) world.forgotten.add(`${fact.id}:${fact.rev}:${fact.content}`);
  terminal.disk = copyOfDisk(backup);
  terminal.epoch += 1;
  kill(world, terminal);
  const isNoticed = dice.chance(0.7) && world.mutant !== 'nobody-notices-a-restore';
  if (isNoticed) renew(terminal.disk, { ...stepOf(world, terminal), why: 'restored', after: null });
}

function restoreServer(world: World): void {
  const backup = world.serverBackups[world.dice.under(Math.max(1, world.serverBackups.length))];
  if (backup === undefined) return;
  world.tally.serverRestores += 1;
  world.server = copyOf(backup);
  world.wasRestored = true;
}

/** Revoked at central, and some time later enrolled again under a new identity. */
function revoke(world: World, terminal: Terminal): void {
  world.tally.revocations += 1;
  world.revoked.add(terminal.disk.identity);
  for (let n = world.dice.under(3); n >= 0; n--) sendOnce(world, terminal, false);
  enrol(world, terminal);
}

export function enrol(world: World, terminal: Terminal): void {
  const { secrets } = terminal;
  terminal.disk.identity = world.drawn += 1;
  secrets.key = world.drawn += 1;
  secrets.next = null;
  secrets.former.length = 0;
  world.server.keys.set(terminal.disk.identity, new Map([[secrets.key, null]]));
  terminal.disk.nextTryAt = 0;
  terminal.disk.clockOffset = 0;
  renew(terminal.disk, { ...stepOf(world, terminal), why: 'diverged', after: null });
}

function deliverLate(world: World): void {
  const message = world.late.splice(world.dice.under(Math.max(1, world.late.length)), 1)[0];
  if (message !== undefined) receive(world.server, message, { now: world.now, revoked: world.revoked, mutant: world.mutant });
}

/** One request and its answer, if both arrive. Says whether anything was to be sent. */
function sendOnce(world: World, terminal: Terminal, isCalm: boolean): boolean {
  const { disk } = terminal;
  const { dice, mutant, tally } = world;
  const step = stepOf(world, terminal);
  if (step.now < disk.nextTryAt) {
    if (!isCalm) return true;
    world.now += disk.nextTryAt - step.now;
  }
  const batch = nextBatch(disk, mutant);
  if (batch === undefined) return false;
  tally.sendings += 1;
  const now = world.now + terminal.skew;
  const message: Message = { terminal: terminal.number, identity: disk.identity, key: terminal.secrets.key, created: now + disk.clockOffset, batch };
  const answer = exchange(world, message, isCalm);
  if (answer === 'killed') {
    kill(world, terminal);
    return true;
  }
  if (answer.kind === 'problem' && answer.code === 'unknown-key' && !world.revoked.has(disk.identity)) {
    // Only a central that came back from a backup may have forgotten a key that is in use.
    if (!world.wasRestored) world.wrong ??= 'locked-out';
    enrol(world, terminal);
    return true;
  }
  const settled = settle(disk, batch, { ...step, now, answer, unit: dice.unit(), clockCorrected: terminal.clockCorrected, turns: terminal.turns });
  terminal.clockCorrected = settled === 'clock-corrected';
  terminal.turns = settled === 'go-on' ? terminal.turns + 1 : 0;
  return true;
}

function exchange(world: World, message: Message, isCalm: boolean): UploadAnswer | 'killed' {
  const { dice, tally, mutant } = world;
  const arrive = (): UploadAnswer => receive(world.server, message, { now: world.now, revoked: world.revoked, mutant });
  if (isCalm) return arrive();
  const fate = dice.under(100);
  if (fate < 10) {
    tally.lostRequests += 1;
    return { kind: 'none' };
  }
  if (fate < 20) {
    tally.lostAnswers += 1;
    arrive();
    return { kind: 'none' };
  }
  if (fate < 26) {
    tally.kills += 1;
    // Killed after central committed and before the answer was stored; or central was, in the middle of its transaction.
    if (dice.chance(0.7)) arrive();
    else if (mutant === 'server-head-before-facts') headOnly(world, message);
    return 'killed';
  }
  if (fate < 33) {
    tally.late += 1;
    world.late.push(message);
    return { kind: 'none' };
  }
  if (fate < 41) {
    tally.unavailable += 1;
    return { kind: 'problem', status: 503, code: '', retryAfterMs: dice.under(2) * 60_000, serverTimeMs: null, head: null, current: null };
  }
  if (fate < 45) {
    tally.lies += 1;
    return lie(dice, message.batch);
  }
  if (fate < 52) {
    tally.doubled += 1;
    world.late.push(message);
    arrive();
  }
  if (mutant === 'server-answers-before-commit' && dice.chance(0.05))
    return receive(copyOf(world.server), message, { now: world.now, revoked: world.revoked, mutant });
  return arrive();
}

/** Something in between that answers for central. */
function lie(dice: Dice, batch: SimBatch): UploadAnswer {
  if (dice.chance(0.4)) return { kind: 'receipt', headBseq: batch.bseq, headHash: 'made up' };
  if (dice.chance(0.5)) return { kind: 'receipt', headBseq: batch.bseq - 1, headHash: batch.prev };
  return { kind: 'problem', status: [403, 404, 302, 400][dice.under(4)] ?? 404, code: '', retryAfterMs: null, serverTimeMs: null, head: null, current: null };
}

function headOnly(world: World, message: Message): void {
  const rows = new Map(world.server.rows);
  receive(world.server, message, { now: world.now, revoked: world.revoked, mutant: null });
  world.server = { ...world.server, rows };
}

/** The network is fine again, whatever was on its way arrives, one more visit, and everybody sends until nothing waits. */
function calmDown(world: World): boolean {
  while (world.late.length > 0) deliverLate(world);
  while (world.files.length + world.answers.length + world.documents.length > 0) deliverCarried(world);
  for (const terminal of world.terminals) {
    const step = stepOf(world, terminal);
    if (world.revoked.has(terminal.disk.identity)) enrol(world, terminal);
    // A central that came back from a backup learns what it misses from the next thing that happens; nobody else needs one.
    const last: Omit<SimFact, 'seq'> = {
      id: step.newContent(),
      rev: 1,
      content: step.newContent(),
      epoch: terminal.epoch,
      isOdd: false,
      isPoison: false,
      isDeath: false,
    };
    if (world.wasRestored || world.dice.chance(0.3)) record(terminal.disk, last, false);
    let turns = 0;
    while (sendOnce(world, terminal, true)) if ((turns += 1) > CALM_TURNS) return false;
  }
  for (const terminal of world.terminals) question(world, terminal, true);
  return true;
}
