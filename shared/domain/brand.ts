/** A value of type T that went through the constructor or schema named by Name. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** Local row identities: integers of this terminal's store, meaningless elsewhere. */
export type MemberId = Brand<number, 'MemberId'>;
export type VisitId = Brand<number, 'VisitId'>;
export type WorkstationId = Brand<number, 'WorkstationId'>;
export type SessionId = Brand<number, 'SessionId'>;
export type DeviceId = Brand<number, 'DeviceId'>;
export type LoanId = Brand<number, 'LoanId'>;
export type TicketId = Brand<number, 'TicketId'>;
export type GuestsId = Brand<number, 'GuestsId'>;
export type ReservationId = Brand<number, 'ReservationId'>;
export type StaffId = Brand<number, 'StaffId'>;

/** UTC instant, ISO text with milliseconds: `2026-11-24T08:10:15.000Z`. */
export type Instant = Brand<string, 'Instant'>;
/** Local calendar day of a site: `YYYY-MM-DD`. */
export type BusinessDay = Brand<string, 'BusinessDay'>;

/** Closes a switch over a union: a new member of the union no longer compiles. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
