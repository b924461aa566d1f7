import { useCallback, useEffect, useState } from 'react';
import { ApiError } from './api.ts';

export type Answer<T> = { readonly kind: 'loading' } | { readonly kind: 'error'; readonly status: number } | { readonly kind: 'ready'; readonly value: T };

/** One read of the server, and how to read it again. `key` changes what is asked. */
export function useAnswer<T>(key: string, read: () => Promise<T>): readonly [Answer<T>, () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    read().then(
      (value) => current && setAnswer({ kind: 'ready', value }),
      (error: unknown) => current && setAnswer({ kind: 'error', status: error instanceof ApiError ? error.status : 0 }),
    );
    return () => {
      current = false;
    };
    // `read` is made anew at each drawing; `key` says when it asks for something else.
  }, [key, turn]);
  return [answer, useCallback(() => setTurn((before) => before + 1), [])];
}
