/** Where a terminal stands when it reads central's reply to a batch that was carried in a file. */
export interface CarriedStanding {
  readonly ackedBseq: number;
  /** The file was of the log that the terminal has now: one that began again since sends everything itself. */
  readonly isOurLog: boolean;
  /** The answer to this file was not read before. */
  readonly isFirst: boolean;
}

/** What to do with the next reply, in the order of batches: refusals are obeyed once, receipts are as good the tenth time as the first. */
export function nextCarriedReply(
  reply: { readonly kind: 'receipt' | 'problem'; readonly bseq: number },
  standing: CarriedStanding,
): 'settle' | 'skip' | 'stop' {
  const { ackedBseq, isOurLog, isFirst } = standing;
  if (!isOurLog || reply.bseq > ackedBseq + 1) return 'stop';
  if (reply.bseq <= ackedBseq) return 'skip';
  return reply.kind === 'problem' && !isFirst ? 'stop' : 'settle';
}
