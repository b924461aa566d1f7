import { useEffect, useState } from 'react';

/**
 * What waiting does not need, loaded once the first screen is there. null until then, and for good where it cannot be had: each
 * screen that asks for it has a simpler one in its place.
 */
export function useLater<T>(load: () => Promise<T>): T | null {
  const [loaded, setLoaded] = useState<{ readonly module: T } | null>(null);
  useEffect(() => {
    let stopped = false;
    load().then(
      (module) => !stopped && setLoaded({ module }),
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [load]);
  return loaded?.module ?? null;
}
