import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type BackupLine, backupLine } from './backup-format.ts';

/** The lines of a backup, each parsed; throws at the end when it was cut or changed, so nothing may be kept before the last line came. */
export async function* readBackup(file: string): AsyncGenerator<BackupLine> {
  const digest = createHash('sha256');
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.once('error', (error) => unzipped.destroy(error));
  let rows = 0;
  let isWhole = false;
  for await (const text of createInterface({ input: unzipped, crlfDelay: Infinity })) {
    if (isWhole) throw new Error('the backup goes on after its end');
    const line = backupLine.parse(JSON.parse(text));
    if ('end' in line) {
      if (line.end !== rows || line.sha256 !== digest.digest('hex')) throw new Error('the backup was changed: its contents are not those of its seal');
      isWhole = true;
    } else digest.update(`${text}\n`);
    if ('row' in line) rows += 1;
    yield line;
  }
  if (!isWhole) throw new Error('the backup is cut: its end is missing');
}
