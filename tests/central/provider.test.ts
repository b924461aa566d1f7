import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { providerFromEnv } from '../../central/provider-from-env.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import { startTestCentral } from '../support/central.ts';
import { startTestProvider, type TestProvider, testClient } from '../support/oidc-provider.ts';
import { readerClient } from '../support/reader-client.ts';
import { fakeClock } from '../support/test-core.ts';

const clock = fakeClock(Date.parse('2026-11-24T08:05:00.000Z'));
let provider: TestProvider;
let central: RunningCentral;
beforeAll(async () => {
  // The provider must know central's address and central the provider's: central gets a port first.
  const first = await startTestCentral(clock);
  const { url } = first;
  await first.close();
  provider = await startTestProvider(`${url}/api/provider/callback`);
  central = await startTestCentral(clock, undefined, undefined, {
    port: Number(new URL(url).port),
    provider: { ...testClient, label: 'Compte de la Mission', issuer: provider.issuer, roleClaim: 'groups', readValue: 'suivi', manageValue: 'pilotage' },
  });
});
afterAll(async () => {
  await central.close();
  await provider.close();
});
beforeEach(() => {
  provider.person = { sub: 'anne', preferred_username: 'Anne', groups: ['suivi'] };
});

const session = async (client = readerClient(central.url)) => {
  const end = await client.follow('/api/provider/start');
  return { end, who: (await (await client.ask('/api/session')).json()) as { name?: string; role?: string; byPassphrase?: boolean } };
};

describe('signing in at the organisation’s own provider', () => {
  test('the page offers it by its name', async () => {
    expect(await (await readerClient(central.url).ask('/api/sign-in')).json()).toEqual({ provider: 'Compte de la Mission' });
  });

  test('a group gives the role; it follows the provider at the next signing in', async () => {
    expect((await session()).who).toMatchObject({ name: 'Anne', role: 'read', byPassphrase: false });
    provider.person = { ...provider.person, groups: ['suivi', 'pilotage'] };
    expect((await session()).who).toMatchObject({ name: 'Anne', role: 'manage' });
    provider.person = { ...provider.person, groups: ['suivi'] };
    expect((await session()).who).toMatchObject({ name: 'Anne', role: 'read' });
  });

  test('without a group of ours nobody enters, and the page says so', async () => {
    provider.person = { sub: 'marc', preferred_username: 'Marc', groups: ['cuisine'] };
    const { end, who } = await session();
    expect(end.hash).toBe('#/refus/no-role');
    expect(who.name).toBeUndefined();
  });

  test('a name that is taken here does not open that account', async () => {
    provider.person = { sub: 'imposteur', preferred_username: 'coordination', groups: ['suivi'] };
    expect((await session()).who).toMatchObject({ name: 'coordination (imposteu)', role: 'read' });
  });

  test('an answer that was not asked for from this browser is refused', async () => {
    const asking = readerClient(central.url);
    const start = await asking.ask('/api/provider/start');
    expect(start.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
    const address = new URL(start.headers.get('location') ?? '');
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(address.searchParams.get('nonce')).toMatch(/.{20}/);
    const other = readerClient(central.url);
    const forged = await other.ask(`/api/provider/callback?code=guessed&state=${address.searchParams.get('state')}`);
    expect(forged.headers.get('location')).toMatch(/#\/refus\/again$/);
    const wrongState = await asking.ask('/api/provider/callback?code=guessed&state=other');
    expect(wrongState.headers.get('location')).toMatch(/#\/refus\/again$/);
  });

  test('behind https what comes back from the provider is carried over https alone', async () => {
    const wanted = { ...testClient, label: 'x', issuer: provider.issuer, roleClaim: 'groups', readValue: 'a', manageValue: 'b' };
    const behind = await startTestCentral(clock, undefined, undefined, { publicUrl: 'https://central.example.org', provider: wanted });
    const start = await readerClient(behind.url).ask('/api/provider/start');
    await behind.close();
    expect(start.headers.getSetCookie()[0]).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  });

  test('a closed account stays closed', async () => {
    provider.person = { sub: 'lea', preferred_username: 'Léa', groups: ['suivi'] };
    await session();
    const manager = readerClient(central.url);
    await manager.signIn('coordination', central.firstPassphrase ?? '');
    await manager.post(`/api/accounts/${encodeURIComponent('Léa')}/disable`);
    expect((await session()).end.hash).toBe('#/refus/no-role');
  });

  test('a provider that is away is said in words, and central goes on', async () => {
    const alone = await startTestCentral(clock, undefined, undefined, {
      provider: { ...testClient, label: 'x', issuer: 'http://127.0.0.1:9', roleClaim: 'groups', readValue: 'a', manageValue: 'b' },
    });
    const end = await readerClient(alone.url).follow('/api/provider/start');
    await alone.close();
    expect(end.hash).toBe('#/refus/silent');
  });

  test('settings are complete or refused with what is missing', () => {
    expect(providerFromEnv({})).toBeNull();
    expect(() => providerFromEnv({ OIDC_ISSUER: 'https://id.example.org' })).toThrow(/OIDC_CLIENT_ID/);
  });
});
