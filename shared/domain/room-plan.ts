/** The room seen from above is a grid of this size; columns and rows count from 0. */
export const PLAN_COLUMNS = 8;
export const PLAN_ROWS = 25;
/** Until somebody moves them, workstations stand in rows of four. */
const FIRST_COLUMNS = 4;

export interface Spot {
  readonly column: number;
  readonly row: number;
}
/** A workstation and where it stands; null: nobody placed it yet. Ids are row identities. */
export interface Placed<S extends Spot | null = Spot> {
  readonly id: number;
  readonly spot: S;
}
export type Direction = 'left' | 'right' | 'up' | 'down';

const isAt =
  (spot: Spot) =>
  (other: { readonly spot: Spot | null }): boolean =>
    other.spot?.column === spot.column && other.spot.row === spot.row;

/** Every workstation has a spot of its own: those that were never placed take the first free ones, row by row. */
export function laidOut(seats: readonly Placed<Spot | null>[]): readonly Placed[] {
  const taken: Placed[] = seats.flatMap(({ id, spot }) => (spot === null ? [] : [{ id, spot }]));
  for (const { id, spot } of seats) if (spot === null) taken.push({ id, spot: firstFree(taken) });
  return seats.flatMap(({ id }) => taken.filter((one) => one.id === id));
}

function firstFree(taken: readonly Placed[]): Spot {
  for (const columns of [FIRST_COLUMNS, PLAN_COLUMNS])
    for (let cell = 0; cell < columns * PLAN_ROWS; cell++) {
      const spot = { column: cell % columns, row: Math.floor(cell / columns) };
      if (!taken.some(isAt(spot))) return spot;
    }
  throw new Error('the plan has fewer spots than workstations');
}

/** Moves one to a spot; whoever stands there takes its old place. Off the grid: nothing moves. */
export function movedTo(plan: readonly Placed[], id: number, spot: Spot): readonly Placed[] {
  const from = plan.find((one) => one.id === id)?.spot;
  if (from === undefined || !isOnPlan(spot)) return plan;
  const stands = isAt(spot);
  return plan.map((one) => (one.id === id ? { id, spot } : stands(one) ? { id: one.id, spot: from } : one));
}

export const isOnPlan = ({ column, row }: Spot): boolean => column >= 0 && column < PLAN_COLUMNS && row >= 0 && row < PLAN_ROWS;

export const stepFrom = ({ column, row }: Spot, direction: Direction): Spot => ({
  column: column + (direction === 'right' ? 1 : direction === 'left' ? -1 : 0),
  row: row + (direction === 'down' ? 1 : direction === 'up' ? -1 : 0),
});

/** Where an arrow leads from this spot: the nearest workstation on that side, straight ahead before aside; itself when there is none. */
export function nextTowards(plan: readonly Placed[], from: Placed, direction: Direction): Placed {
  const ahead = (spot: Spot): number =>
    direction === 'left' || direction === 'right'
      ? (spot.column - from.spot.column) * (direction === 'right' ? 1 : -1)
      : (spot.row - from.spot.row) * (direction === 'down' ? 1 : -1);
  const aside = (spot: Spot): number => Math.abs(direction === 'left' || direction === 'right' ? spot.row - from.spot.row : spot.column - from.spot.column);
  const distance = ({ spot }: Placed): number => ahead(spot) + aside(spot) * PLAN_ROWS;
  return plan.filter(({ spot }) => ahead(spot) > 0).toSorted((a, b) => distance(a) - distance(b))[0] ?? from;
}

/** How many columns and rows the plan shows: those in use. */
export function planSize(plan: readonly Placed[]): { readonly columns: number; readonly rows: number } {
  return { columns: Math.max(0, ...plan.map(({ spot }) => spot.column)) + 1, rows: Math.max(0, ...plan.map(({ spot }) => spot.row)) + 1 };
}
