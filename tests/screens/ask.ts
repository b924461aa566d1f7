import type { Antenne } from '../support/antenne.ts';

/** A call as the desk's window makes it; throws on a refusal. */
export async function ask(antenne: Antenne, method: string, input: unknown): Promise<unknown> {
  const reply = await antenne.core.call({ role: 'desk', windowId: 'desk-1' }, method, input);
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.problem)}`);
  return reply.value;
}

/** Unlocks the practice antenne's desk: hours pass between pictures. */
export async function signInDesk(antenne: Antenne): Promise<void> {
  const { practicePassphrase } = (await ask(antenne, 'site.info', {})) as { practicePassphrase: string };
  const [first] = (await ask(antenne, 'staff.list', {})) as { staffId: number }[];
  await ask(antenne, 'staff.signIn', { staffId: first?.staffId, passphrase: practicePassphrase });
}
