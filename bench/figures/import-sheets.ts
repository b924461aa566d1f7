import { randomUUID } from 'node:crypto';
import { type RunningCore, startCore } from '../../shared/core/start-core.ts';
import { alternate, timedAsync } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';
import { benchPorts } from '../stores/bench-ports.ts';
import { setUpGerland } from '../stores/set-up-gerland.ts';

const SHEETS = 10_000;
const REGISTERED = 200;
const desk = { role: 'desk', windowId: 'desk-1' } as const;

/** A spreadsheet of ten thousand people against as many registrations one by one: the time that the core is held and answers no scan. */
export const importSheets: Figure = {
  name: 'import-10000/registered',
  goal: 0.05,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50 for as many sheets',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const folder = bench.scratch.folder('import');
  const passphrase = await setUpGerland(folder);
  const core = await startCore(benchPorts(folder));
  await ask(core, 'staff.signIn', { staffId: 1, passphrase });
  const turns = await alternate({ rounds: bench.samples(5, 15), dropped: 1, subject: () => timeImport(core), yardstick: () => timeRegistrations(core) });
  await core.stop();
  const [subject, yardstick] = [median(turns.subject), median(turns.yardstick)];
  return {
    ratio: subject / yardstick,
    samples: turns.subject.length,
    note: `${subject.toFixed(0)} ms for ${SHEETS} sheets in one transaction ÷ ${yardstick.toFixed(0)} ms one by one (of ${REGISTERED}, without a card); CPU control ${turns.cpuControl.toFixed(2)}`,
  };
}

const sheetOf = (at: number) => ({ firstName: 'Oksana', lastName: `Exemple${at.toString(36)}`, birthYear: 2004, district: '7', programme: 'cej' });

/** The import, and then its undo, which is not timed: the next one finds the same antenne. */
async function timeImport(core: RunningCore): Promise<number> {
  const lines = Array.from({ length: SHEETS }, (_, at) => ({ sheet: sheetOf(at), completes: null }));
  const input = { actionId: randomUUID(), headings: ['Prénom', 'Nom'], mapping: { columns: ['firstName', 'lastName'], words: {} }, lines };
  const taken = await timedAsync(() => ask(core, 'imports.members', input));
  await ask(core, 'undo.last', { actionId: randomUUID() });
  return taken;
}

async function timeRegistrations(core: RunningCore): Promise<number> {
  const taken = await timedAsync(async () => {
    for (let at = 0; at < REGISTERED; at++) await ask(core, 'members.register', { actionId: randomUUID(), ...sheetOf(at), card: 'none' });
  });
  return (taken * SHEETS) / REGISTERED;
}

async function ask(core: RunningCore, method: string, input: unknown): Promise<void> {
  const reply = await core.call(desk, method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.problem.code}`);
}
