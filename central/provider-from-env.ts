import * as z from 'zod';
import type { Provider } from './central.ts';

const environment = z
  .object({
    OIDC_ISSUER: z.url(),
    OIDC_CLIENT_ID: z.string().min(1),
    OIDC_CLIENT_SECRET: z.string().min(1),
    OIDC_LABEL: z.string().min(1).max(60).default('Compte de l’organisation'),
    OIDC_ROLE_CLAIM: z.string().min(1).default('groups'),
    OIDC_READ_VALUE: z.string().min(1),
    OIDC_MANAGE_VALUE: z.string().min(1),
  })
  .transform(
    (given): Provider => ({
      label: given.OIDC_LABEL,
      issuer: given.OIDC_ISSUER,
      clientId: given.OIDC_CLIENT_ID,
      clientSecret: given.OIDC_CLIENT_SECRET,
      roleClaim: given.OIDC_ROLE_CLAIM,
      readValue: given.OIDC_READ_VALUE,
      manageValue: given.OIDC_MANAGE_VALUE,
    }),
  );

/** The OIDC provider named by the environment, null without `OIDC_ISSUER`; a half-written one stops the start with what is missing. */
export function providerFromEnv(env: Readonly<Record<string, string | undefined>>): Provider | null {
  if (env.OIDC_ISSUER === undefined || env.OIDC_ISSUER === '') return null;
  const read = environment.safeParse(env);
  if (!read.success) throw new Error(`OIDC settings: ${z.prettifyError(read.error)}`);
  return read.data;
}
