/** Why a file cannot be read as a spreadsheet. */
export type FileTrouble =
  | 'empty'
  | 'too-big'
  | 'too-many-lines'
  | 'too-many-columns'
  | 'unpacks-too-big'
  | 'not-a-spreadsheet'
  | 'old-format'
  | 'protected'
  | 'broken';

/** Thrown while reading, caught where the file was given. */
export class FileRefused extends Error {
  readonly why: FileTrouble;
  constructor(why: FileTrouble) {
    super(why);
    this.why = why;
  }
}

/** Longest file taken, bytes: ten thousand lines are one or two million. */
export const LONGEST_FILE = 10 * 1024 * 1024;
/** Bytes that the parts of a workbook may unpack to, all together. */
export const MOST_UNPACKED = 64 * 1024 * 1024;
