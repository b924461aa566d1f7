import { accept } from './sim-server.ts';
import { handDown, questionOf, takeDocument } from './sim-handed.ts';
import { addKey, useKey } from './sim-keys.ts';
import { takeReplies, writeFile } from './sim-usb.ts';
import { stepOf, type Terminal, type World } from './world-state.ts';

/** A terminal asks for a new key; the request or the answer may be lost. */
export function newKey(world: World, { disk, secrets }: Terminal): void {
  const { dice, server, mutant } = world;
  world.tally.newKeys += 1;
  if (world.revoked.has(disk.identity)) return;
  secrets.next ??= world.drawn += 1;
  const { key, next } = secrets;
  const take = (): void => {
    secrets.former.push({ key, at: world.now });
    secrets.key = next;
    secrets.next = null;
  };
  if (mutant === 'terminal-takes-key-before-answer') take();
  if (dice.chance(0.25)) return;
  const keys = useKey(server.keys.get(disk.identity) ?? new Map(), key, { now: world.now, mutant });
  if (keys === null) return;
  server.keys.set(disk.identity, addKey(keys, next, { now: world.now, mutant }));
  if (dice.chance(0.25) || mutant === 'terminal-takes-key-before-answer') return;
  take();
}

/** A terminal asks what central hands down. A document may be lost, or caught and played again later. */
export function question(world: World, terminal: Terminal, isCalm: boolean): void {
  const { dice, server, mutant } = world;
  const { disk, secrets } = terminal;
  world.tally.questions += 1;
  if (!isCalm && dice.chance(0.15)) return;
  const keys = useKey(server.keys.get(disk.identity) ?? new Map(), secrets.key, { now: world.now, mutant });
  if (keys === null || world.revoked.has(disk.identity)) return;
  server.keys.set(disk.identity, keys);
  const asked = questionOf(disk.handed, (world.drawn += 1), mutant);
  const [next, document] = handDown(server.handed, asked, { now: world.now, mutant });
  server.handed = next;
  if (!isCalm && dice.chance(0.3)) world.documents.push({ terminal: terminal.number, document });
  if (!isCalm && dice.chance(0.15)) return;
  receiveDocument(world, terminal, document, asked.nonce);
}

function receiveDocument(world: World, terminal: Terminal, document: Parameters<typeof takeDocument>[1], nonce: number): void {
  const { handed } = terminal.disk;
  const before = handed.content;
  takeDocument(handed, document, { nonce, mutant: world.mutant });
  // Contents are drawn in order: without a restore of central a smaller one is an older one.
  if (handed.content < before && !world.wasRestored) world.wrong ??= 'content-went-back';
}

/** What waits is written on a key, which travels. */
export function carryFile(world: World, terminal: Terminal): void {
  world.tally.exports += 1;
  world.files.push(writeFile(terminal.disk, { nonce: (world.drawn += 1), terminal: terminal.number, mutant: world.mutant }));
}

/** One key or one caught document arrives: it may be lost, kept and arrive again. */
export function deliverCarried(world: World): void {
  const { dice, mutant } = world;
  const caught = world.documents.splice(dice.under(Math.max(1, world.documents.length)), 1)[0];
  if (caught !== undefined) {
    world.tally.staleDocuments += 1;
    const terminal = world.terminals.find(({ number }) => number === caught.terminal);
    // It answers no question that is open now.
    if (terminal !== undefined) receiveDocument(world, terminal, caught.document, -1);
  }
  const answer = world.answers.splice(dice.under(Math.max(1, world.answers.length)), 1)[0];
  const back = world.terminals.find(({ number }) => number === answer?.file.terminal);
  if (answer !== undefined && back !== undefined && !dice.chance(0.2)) {
    world.tally.carriedAnswers += 1;
    takeReplies(back.disk, answer, { ...stepOf(world, back), unit: dice.unit() });
    if (dice.chance(0.2)) takeReplies(back.disk, answer, { ...stepOf(world, back), unit: dice.unit() });
  }
  const file = world.files.splice(dice.under(Math.max(1, world.files.length)), 1)[0];
  if (file === undefined || dice.chance(0.2) || world.revoked.has(file.identity)) return;
  world.tally.imports += 1;
  const replies: { batch: (typeof file.batches)[number]; answer: ReturnType<typeof accept> }[] = [];
  for (const batch of file.batches) {
    const given = { terminal: file.terminal, identity: file.identity, batch };
    const reply = accept(world.server, given, { now: world.now, mutant, isCarried: true });
    replies.push({ batch, answer: reply });
    if (reply.kind !== 'receipt') break;
  }
  world.answers.push({ file, replies });
  if (dice.chance(0.2)) world.files.push(file);
}
