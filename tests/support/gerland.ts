import { afterEach, beforeEach } from 'vitest';
import { type Seed, seedGerland } from './seed.ts';
import { startTestCore, type TestCore } from './test-core.ts';

/** Of the test that runs now, in a file that called `gerlandForEachTest`. */
export let t: TestCore;
export let seed: Seed;

/** Each test of the file has an antenne of its own, Gerland, with one of the team signed in at the desk. */
export function gerlandForEachTest(): void {
  beforeEach(async () => {
    t = await startTestCore();
    seed = seedGerland(t);
    await t.signIn();
  });
  afterEach(() => t.stop());
}
