/** Hands a text or bytes to the browser's downloads: for hosts without a save dialog of their own. */
export function saveAs(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** The same for a file that the core gave. */
export function saveFile({ base64, fileName, type }: { readonly base64: string; readonly fileName: string; readonly type: string }): void {
  saveAs(fileName, new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }));
}
