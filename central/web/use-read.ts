import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError, ask } from './api.ts';

/** What a screen is drawn from. `stale`: the former answer, while the next one is on its way. */
export type Read<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'error'; readonly status: number; readonly again: () => void }
  | { readonly kind: 'ready'; readonly value: T; readonly stale: boolean };

const SECOND_MS = 1_000;
/** One read of the server, kept while one walks between pages; `moving`: read again each second while that holds. */
export function useRead<T>(path: string, moving: (value: T) => boolean = () => false): Read<T> {
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [path],
    queryFn: () => ask<T>(path),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => state.data !== undefined && moving(state.data) && SECOND_MS,
    retry: (count, failure) => count < 1 && failure instanceof ApiError && failure.status === 0,
  });
  if (error !== null) return { kind: 'error', status: error instanceof ApiError ? error.status : 0, again: () => void refetch() };
  return data === undefined ? { kind: 'loading' } : { kind: 'ready', value: data, stale: isPlaceholderData };
}

export interface Act<I, O> {
  readonly run: (input: I) => void;
  readonly busy: boolean;
  readonly refusal: ApiError | null;
  readonly done: O | null;
  readonly reset: () => void;
}
/** One change; once made, everything on screen is read again. */
export function useAct<I, O>(make: (input: I) => Promise<O>, then?: (made: O) => void): Act<I, O> {
  const queries = useQueryClient();
  const { mutate, isPending, error, data, reset } = useMutation({
    mutationFn: make,
    onSuccess: async (made) => {
      then?.(made);
      await queries.invalidateQueries();
    },
  });
  const refusal = error === null ? null : error instanceof ApiError ? error : new ApiError(0, 'silent');
  return { run: mutate, busy: isPending, refusal, done: data ?? null, reset };
}
