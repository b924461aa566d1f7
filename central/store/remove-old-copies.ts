import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** For how long the copy made before a change of tables (migrate.ts) may be wanted back, days; it holds all that the store held. */
const KEPT_DAYS = 30;

/** Removes the copies of the data folder that are older. `now`: epoch ms. */
export function removeOldCopies(dataFolder: string, now: number): void {
  for (const name of readdirSync(dataFolder)) {
    if (!/^before-v\d+\.db$/.test(name)) continue;
    const file = join(dataFolder, name);
    if (statSync(file).mtimeMs < now - KEPT_DAYS * 86_400_000) rmSync(file);
  }
}
