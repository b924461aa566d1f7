/** How often each thing happened, over all worlds of a run. */
export interface Tally {
  facts: number;
  corrections: number;
  sendings: number;
  lostRequests: number;
  lostAnswers: number;
  doubled: number;
  late: number;
  unavailable: number;
  lies: number;
  kills: number;
  restores: number;
  serverRestores: number;
  revocations: number;
  clockShifts: number;
  newKeys: number;
  questions: number;
  staleDocuments: number;
  exports: number;
  imports: number;
  carriedAnswers: number;
}
export const noTally = (): Tally => ({
  facts: 0,
  corrections: 0,
  sendings: 0,
  lostRequests: 0,
  lostAnswers: 0,
  doubled: 0,
  late: 0,
  unavailable: 0,
  lies: 0,
  kills: 0,
  restores: 0,
  serverRestores: 0,
  revocations: 0,
  clockShifts: 0,
  newKeys: 0,
  questions: 0,
  staleDocuments: 0,
  exports: 0,
  imports: 0,
  carriedAnswers: 0,
});
