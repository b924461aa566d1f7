import { useCallback, useSyncExternalStore } from 'react';
import { hashOf, parseRoute, type Route } from './route.ts';

const listen = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** Where one is, and how to go elsewhere; the address bar is the only memory of it. */
export function useRoute(): readonly [Route, (to: Partial<Route> & Pick<Route, 'page'>) => void] {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return [parseRoute(hash), useCallback((to) => void (window.location.hash = hashOf(to)), [])];
}
