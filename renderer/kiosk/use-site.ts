import { useEffect, useState } from 'react';
import type { SiteInfo } from '../../shared/contract/views.ts';
import { CallProblem, type CoreClient } from '../core-client/core-client.ts';

/** What the core says of this antenne; read again when it changes, and every ten seconds while it does not answer. */
export function useSite(client: CoreClient): SiteInfo | 'loading' | 'not-ready' | 'silent' {
  const [site, setSite] = useState<SiteInfo | 'loading' | 'not-ready' | 'silent'>('loading');
  useEffect(() => {
    let timer: number | undefined;
    const read = async (): Promise<void> => {
      window.clearTimeout(timer);
      try {
        setSite(await client.call('site.info', {}));
      } catch (error) {
        const notReady = error instanceof CallProblem && error.problem.code === 'not-set-up';
        setSite(notReady ? 'not-ready' : 'silent');
        if (!notReady) timer = window.setTimeout(() => void read(), 10_000);
      }
    };
    void read();
    const stop = client.onEvent((event) => {
      if (event.kind === 'changed' && event.topics.some((topic) => topic === 'site' || topic === 'settings' || topic === 'setup')) void read();
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [client]);
  return site;
}
