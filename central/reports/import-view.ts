/** Answer of POST /api/imports: what became of one file of batches, and the signed answer to carry back. */
export interface ImportView {
  readonly terminal: string;
  readonly siteCode: string;
  /** When the file was written, by the terminal's clock, ISO. */
  readonly writtenAt: string;
  /** Batches taken now, and those received before. */
  readonly fresh: number;
  readonly known: number;
  /** Facts that central set apart, of both. */
  readonly aside: number;
  /** The batch that ended it; null: all were taken. */
  readonly stopped: { readonly bseq: number; readonly why: 'unreadable' | 'not-next' } | null;
  /** Those after it, that were not tried. */
  readonly notTried: number;
  /** For the terminal alone: kept and carried as it stands. */
  readonly answer: { readonly document: string; readonly signature: string };
  readonly fileName: string;
}
