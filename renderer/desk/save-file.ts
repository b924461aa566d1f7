import { saveAs } from '../ui/save-as.ts';

/** Hands over a file that the core gave. */
export function saveFile({ base64, fileName, type }: { readonly base64: string; readonly fileName: string; readonly type: string }): void {
  saveAs(fileName, new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }));
}
