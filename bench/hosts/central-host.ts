import { startCentral } from '../../central/start-central.ts';
import { serveUntilReleased } from './spawn-host.ts';

export interface CentralArgument {
  readonly dataFolder: string;
  /** A PostgreSQL instead of a file in the folder. */
  readonly databaseUrl?: string | undefined;
  /** As many enrolment codes, all for one antenne. */
  readonly codes: number;
}
export interface CentralReady {
  readonly url: string;
  readonly siteCode: string;
  readonly codes: readonly string[];
}

const SITE = 'GER';

if (import.meta.main) {
  const { dataFolder, databaseUrl, codes } = JSON.parse(process.argv[2] ?? '') as CentralArgument; // written by our own parent
  // A few terminals stand for hundreds here: the rate of one key must not measure itself.
  const central = await startCentral({ dataFolder, databaseUrl, port: 0, logLevel: 'silent', rates: { keyRequests: 6_000 } });
  const ready: CentralReady = {
    url: central.url,
    siteCode: SITE,
    codes: await Promise.all(Array.from({ length: codes }, () => central.createEnrolmentCode(SITE, 'Gerland'))),
  };
  serveUntilReleased(ready, () => central.close());
}
