import { useEffect } from 'react';
import type { CoreClient } from '../core-client/core-client.ts';
import { useQueryClient } from '@tanstack/react-query';

const TOUCH_EVERY_MS = 30_000;
const LOOK_EVERY_MS = 5_000;

/** Tells the core that somebody works here, at most every half minute, and notices when the desk locked itself. */
export function useStaying(client: CoreClient): void {
  const queries = useQueryClient();
  useEffect(() => {
    let last = 0;
    const touch = (): void => {
      if (Date.now() - last < TOUCH_EVERY_MS) return;
      last = Date.now();
      // Refused when the desk is already locked: the look below shows it.
      client.call('staff.touch', {}).catch(() => undefined);
    };
    const timer = window.setInterval(() => void queries.invalidateQueries({ queryKey: ['staff.session'] }), LOOK_EVERY_MS);
    for (const kind of ['pointerdown', 'keydown'] as const) window.addEventListener(kind, touch);
    return () => {
      window.clearInterval(timer);
      for (const kind of ['pointerdown', 'keydown'] as const) window.removeEventListener(kind, touch);
    };
  }, [client, queries]);
}
