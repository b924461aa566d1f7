import * as z from 'zod';

/** A day of the calendar from 2020 to 2099, as a pattern: the 31st of June is none, nor is the 29th of February of most years. */
const days = [
  String.raw`20[2-9]\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))`,
  String.raw`20(?:[2468][048]|[3579][26])-02-29`,
].join('|');

/** `YYYY-MM-DD`: what is no day is refused at the door, or the sums of its month could never be read again. */
export const dayText = z.string().regex(new RegExp(`^(?:${days})$`));
/** A UTC instant rounded to the quarter hour. */
export const quarterText = z.string().regex(new RegExp(`^(?:${days})T(?:[01]\\d|2[0-3]):(?:00|15|30|45):00\\.000Z$`));
