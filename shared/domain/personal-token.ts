/**
 * Shapes that random letters take about once in a hundred million: a day of the last or this century (either way round), a French phone number, a NIR
 * with its month. A token that has one was not drawn: somebody's data stands in its place.
 */
const shapes: readonly RegExp[] = [
  /(?<!\d)(?:19|20)\d{2}[-_](?:0[1-9]|1[0-2])[-_](?:0[1-9]|[12]\d|3[01])(?!\d)/,
  /(?<!\d)(?:0[1-9]|[12]\d|3[01])[-_](?:0[1-9]|1[0-2])[-_](?:19|20)\d{2}(?!\d)/,
  /(?<!\d)(?:0|33)[1-9](?:[-_]?\d{2}){4}(?!\d)/,
  /(?<!\d)[12][-_]?\d{2}[-_]?(?:0[1-9]|1[0-2])[-_]?\d{2}[-_]?\d{3}[-_]?\d{3}(?:[-_]?\d{2})?(?!\d)/,
];

/** Whether a pseudonym or a keyed hash (base64url) is somebody's number or birth date instead (TRUST P-1). */
export const looksPersonal = (token: string): boolean => shapes.some((shape) => shape.test(token));
