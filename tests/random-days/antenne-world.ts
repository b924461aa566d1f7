import { randomUUID } from 'node:crypto';
import { commandCards } from '../../shared/domain/command-codes.ts';
import { memberCardText } from '../../shared/domain/card-code.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { rawRun } from '../support/raw-store.ts';
import { seedGerland } from '../support/seed.ts';
import { fakeClock, memorySecrets, startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, type TestCore } from '../support/test-core.ts';

/** A small antenne where much happens to the same few: twelve people, three strangers, four seats, five devices. */
export interface World {
  readonly t: TestCore;
  readonly people: readonly { readonly memberId: number; readonly code: string }[];
  readonly strangers: readonly string[];
  readonly seats: readonly { readonly workstationId: number; readonly code: string }[];
  readonly devices: readonly { readonly deviceId: number; readonly code: string }[];
  readonly commands: readonly string[];
  /** Sends a call as that window; a bug of the core throws, a refusal is an answer. */
  send(role: 'kiosk' | 'desk', method: string, input: Record<string, unknown>): Promise<unknown>;
  /** Visits that the kiosk showed, the newest last. */
  readonly shown: number[];
  stop(): Promise<void>;
}

const HOUR = 60;
const stranger = (n: number): string => {
  const id = `00000000${String(n).padStart(2, '0')}`;
  return memberCardText(1, id, cardTag(TEST_CARD_KEY, 1, id));
};

/** Tuesday 24 November 2026, 9:05 in Lyon; open on weekdays from 9:00 to 12:30 and from 13:30 to 18:00. */
export async function startWorld(): Promise<World> {
  const clock = fakeClock();
  const t = await startTestCore({
    clock,
    secrets: memorySecrets({ 'card-key-1': TEST_CARD_KEY, 'org-key': TEST_ORG_KEY, pepper: TEST_ORG_KEY }),
    seed: randomUUID(),
  });
  const seed = seedGerland(t);
  let bug = '';
  Object.assign(t.ports.log, { write: (_level: string, _event: string, data: unknown) => (bug = JSON.stringify(data)) });
  const opening = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: 9 * HOUR, to: 12 * HOUR + 30 },
    { weekday, from: 13 * HOUR + 30, to: 18 * HOUR },
  ]);
  rawRun(t, "UPDATE settings SET value = ? WHERE key = 'opening'", JSON.stringify(opening));
  const world: World = {
    t,
    people: Array.from({ length: 12 }, () => seed.member()),
    strangers: [1, 2, 3].map(stranger),
    seats: ['A', 'B', 'C', 'D'].map((name) => seed.workstation(`Poste ${name}`)),
    devices: ['1', '2', '3', '4', '5'].map((name) => seed.device(`PC ${name}`)),
    commands: commandCards.map(({ text }) => text),
    shown: [],
    send: async (role, method, input) => {
      const reply = await t.core.call({ role, windowId: `${role}-1` }, method, input);
      if (reply.ok) return reply.value;
      if (reply.problem.code === 'internal' || reply.problem.code === 'invalid-input')
        throw new Error(`${method} ${JSON.stringify(input)}: ${JSON.stringify(reply.problem)} ${bug}`);
      return null;
    },
    stop: () => t.stop(),
  };
  await t.signIn();
  return world;
}
