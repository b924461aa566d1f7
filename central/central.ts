import type { FastifyBaseLogger } from 'fastify';
import type { Metrics } from './http/metrics.ts';
import type { Store } from './store/tables.ts';

/** Where the antennes are. */
export const ANTENNES_TIME_ZONE = 'Europe/Paris';

/** What central's routes share. */
export interface Central {
  readonly db: Store;
  /** Epoch ms. */
  now(): number;
  readonly timeZone: string;
  /** Secret outside the store that makes its verifiers useless alone. */
  readonly pepper: Uint8Array;
  readonly log: FastifyBaseLogger;
  readonly metrics: Metrics;
}
