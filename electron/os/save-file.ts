import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { writeWhole } from '../../shared/core/write-whole.ts';

/** Asks where in the desk's window, writes whole, and reads back: a key pulled out too early is no written file. null: the person left. */
export async function saveFile(window: BrowserWindow | null, given: { readonly suggestedName: string; readonly text: string }): Promise<string | null> {
  const options = { defaultPath: given.suggestedName };
  const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  writeWhole(filePath, given.text);
  if ((await readFile(filePath, 'utf8')) !== given.text) throw new Error('the file reads otherwise than it was written');
  return basename(filePath);
}
