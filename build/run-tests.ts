import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { buildPages } from './build-pages.ts';
import { ensureSystemParts } from './setup.ts';

/** Everything that must hold: lint, types, unit, integration and browser tests; the last line counts them. */
const vitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numTodoTests: z.int(), success: z.boolean() });
const playwrightReport = z.object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }) });

function run(title: string, command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n== ${title}`);
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}
const read = <T>(file: string, schema: z.ZodType<T>): T | undefined =>
  existsSync(file) ? schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;

const chromium = ensureSystemParts();
const reports = mkdtempSync(join(tmpdir(), 'accueil-reports-'));
const checked = run('check', 'npm', ['run', '-s', 'check']);
await buildPages();
const vitestFile = join(reports, 'vitest.json');
run('unit and integration', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`]);
const playwrightFile = join(reports, 'playwright.json');
if (chromium !== null) {
  run('browser', 'playwright', ['test', '--reporter=list,json'], { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile });
}
const unit = read(vitestFile, vitestReport);
const browser = read(playwrightFile, playwrightReport)?.stats;
const passed = (unit?.numPassedTests ?? 0) + (browser?.expected ?? 0) + (checked ? 1 : 0);
// A report that is not there, a test left out or a flaky one is a failure: nothing is skipped silently.
const failed =
  (unit === undefined ? 1 : unit.numFailedTests + unit.numPendingTests + unit.numTodoTests) +
  (unit !== undefined && !unit.success && unit.numFailedTests === 0 ? 1 : 0) +
  (browser === undefined ? 1 : browser.unexpected + browser.flaky + browser.skipped) +
  (checked ? 0 : 1);
if (chromium === null) console.error('The browser tests did NOT run: there is no Chromium.');
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
