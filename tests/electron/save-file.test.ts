import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('electron', () => import('../support/fake-electron.ts'));
const electron = await import('../support/fake-electron.ts');
const { saveFile } = await import('../../electron/os/save-file.ts');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is written where the person says, under the name they gave', async () => {
  electron.dialog.path = join(folder, 'sur-la-cle.accueil');
  expect(await saveFile(null, { suggestedName: 'envoi.accueil', text: 'contenu é' })).toBe('sur-la-cle.accueil');
  expect(readFileSync(electron.dialog.path, 'utf8')).toBe('contenu é');
  expect(electron.dialog.asked).toEqual(['envoi.accueil']);
});

test('a dialog that is left writes nothing, a folder that is not there is an error and no silence', async () => {
  electron.dialog.path = null;
  expect(await saveFile(null, { suggestedName: 'envoi.accueil', text: 'x' })).toBeNull();
  electron.dialog.path = join(folder, 'pulled-out', 'envoi.accueil');
  await expect(saveFile(null, { suggestedName: 'envoi.accueil', text: 'x' })).rejects.toThrow();
});
