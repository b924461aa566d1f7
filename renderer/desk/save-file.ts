/** Hands a file to the browser's downloads. */
export function saveFile({ base64, fileName, type }: { readonly base64: string; readonly fileName: string; readonly type: string }): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
