/** The answer to a statement that was sent: waits for it. */
export type Ahead<Row> = () => Promise<readonly Row[]>;

/** Stands in a list of rows that are still under way, where a driver that is asked for rows can give nothing else. */
interface Later<Row> {
  readonly later: Promise<readonly Row[]>;
}
const standIns = new WeakSet<object>();

export function later<Row>(rows: Promise<readonly Row[]>): Later<Row> {
  const standIn = { later: rows };
  standIns.add(standIn);
  // Who never asks for them hears of their failure from the next statement that is waited for.
  rows.catch(() => undefined);
  return standIn;
}
/** The rows of a stand-in are those of the statement it came from: its caller names their type. */
export const isLater = <Row>(value: unknown): value is Later<Row> => typeof value === 'object' && value !== null && standIns.has(value);

/** What was sent so far is on its way after this: PostgreSQL works on it while the program goes on. */
export const onItsWay = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
