import { startCore } from '../../shared/core/start-core.ts';
import { benchPorts } from './bench-ports.ts';

/** Sets up an antenne in this folder through the real set-up, as an administrator does it. Answers the passphrase of its animateur. */
export async function setUpGerland(folder: string): Promise<string> {
  const core = await startCore(benchPorts(folder));
  const made = await core.call({ role: 'desk', windowId: 'desk-1' }, 'setup.createReal', {
    sites: [{ code: 'GER', name: 'Gerland', districts: ['7'] }],
    thisSite: 'GER',
    timeZone: 'Europe/Paris',
    workstations: 8,
    staffName: 'Camille',
    organisationKey: null,
  });
  await core.stop();
  if (!made.ok) throw new Error(`set-up: ${made.problem.code}`);
  return (made.value as { passphrase: string }).passphrase; // by the method table
}
