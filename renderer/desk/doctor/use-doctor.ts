import { useCallback, useEffect, useState } from 'react';
import type { TestCodeName } from '../../../shared/domain/test-codes.ts';
import { useClient } from '../use-core.ts';
import { keysReading, textsOf } from './keys-reading.ts';
import type { ScanDiversion } from './scan-diversion.ts';
import type { Reading } from './verdict.ts';

/** Well within the two minutes after which the core lets go of the scanners. */
const STILL_HERE_MS = 20_000;

/** Holds every scan of this desk for the doctor and keeps what came last, without a letter of it. */
export function useDoctor(diversion: ScanDiversion): {
  readonly reading: Reading | null;
  readonly testsSeen: ReadonlySet<TestCodeName>;
  readonly isHeld: boolean;
} {
  const client = useClient();
  const [reading, setReading] = useState<Reading | null>(null);
  const [testsSeen, setTestsSeen] = useState<ReadonlySet<TestCodeName>>(new Set());
  const [isHeld, setHeld] = useState(true);
  const take = useCallback((read: Reading) => {
    setReading(read);
    if (read.kind !== 'hid-unread' && read.finding.kind === 'test') {
      const { code } = read.finding;
      setTestsSeen((before) => new Set([...before, code]));
    }
  }, []);
  useEffect(() => {
    const hold = (): void =>
      void client.call('doctor.hold', {}).then(
        () => setHeld(true),
        () => setHeld(false),
      );
    hold();
    const timer = window.setInterval(hold, STILL_HERE_MS);
    return () => {
      window.clearInterval(timer);
      // When it does not get through, the core lets go by itself.
      client.call('doctor.release', {}).catch(() => undefined);
    };
  }, [client]);
  useEffect(() => client.onEvent((event) => event.kind === 'doctor-reading' && take(event.reading)), [client, take]);
  useEffect(
    () =>
      diversion.divertTo((burst) => {
        client.call('doctor.examine', { texts: [...textsOf(burst)] }).then(
          (examined) => take(keysReading(burst, examined)),
          () => setHeld(false),
        );
      }),
    [client, diversion, take],
  );
  return { reading, testsSeen, isHeld };
}
