import type { FastifyBaseLogger } from 'fastify';
import type { Metrics } from './http/metrics.ts';
import type { Rates } from './http/rates.ts';
import type { Store } from './store/tables.ts';

/** Where the antennes are. */
export const ANTENNES_TIME_ZONE = 'Europe/Paris';

/** An OIDC provider where coordinators may sign in, and which of its claims gives which role. */
export interface Provider {
  /** On the button. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that lists groups or roles (a text or a list of texts). */
  readonly roleClaim: string;
  readonly readValue: string;
  readonly manageValue: string;
}

/** Central's own Ed25519 key: what it hands down is signed with it, and terminals pin it when they are enrolled. */
export interface CentralKey {
  /** PKCS #8. */
  readonly privateDer: Uint8Array;
  /** Raw, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** What central's routes share. */
export interface Central {
  readonly db: Store;
  /** Epoch ms. */
  now(): number;
  readonly timeZone: string;
  /** Secret outside the store that makes its verifiers useless alone. */
  readonly pepper: Uint8Array;
  readonly key: CentralKey;
  readonly log: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly rates: Rates;
  /** Central's address as browsers know it, when a proxy stands before it. */
  readonly publicUrl: URL | null;
  readonly provider: Provider | null;
  /** log2 of scrypt's N for new verifiers (TRUST A-2). */
  readonly secretCost: number;
}
