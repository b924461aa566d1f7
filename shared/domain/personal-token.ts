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

/** All of these shapes have eight digits or more; one random token in seventy has as many. */
function hasManyDigits(token: string): boolean {
  let digits = 0;
  for (let at = 0; at < token.length; at++) {
    const code = token.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits >= 8;
}

/** Whether a pseudonym or a keyed hash (base64url) is somebody's number or birth date instead (TRUST P-1). */
export const looksPersonal = (token: string): boolean => hasManyDigits(token) && shapes.some((shape) => shape.test(token));
