import type { Handlers } from '../core.ts';
import { countGuests } from './count-guests.ts';

export const guestMethods: Handlers<'guests.count'> = { 'guests.count': (call, { guests: kind, count }) => countGuests(call, { kind, count }) };
