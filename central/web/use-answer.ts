import { useCallback, useEffect, useState } from 'react';
import { ApiError } from './api.ts';

export type Answer<T> = { readonly kind: 'loading' } | { readonly kind: 'error'; readonly status: number } | { readonly kind: 'ready'; readonly value: T };

/** One read of the server, and how to read it again. `key` says what is asked; `read` must be the same at each drawing. */
export function useAnswer<T>(key: string, read: (key: string) => Promise<T>): readonly [Answer<T>, () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    read(key).then(
      (value) => current && setAnswer({ kind: 'ready', value }),
      (error: unknown) => current && setAnswer({ kind: 'error', status: error instanceof ApiError ? error.status : 0 }),
    );
    return () => {
      current = false;
    };
  }, [key, read, turn]);
  return [answer, useCallback(() => setTurn((before) => before + 1), [])];
}
