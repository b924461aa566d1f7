/** Told after each step of a file: how many of how many. */
export type Progress = (done: number, total: number) => void;
