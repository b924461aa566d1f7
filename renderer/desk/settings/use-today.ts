import { useRead } from '../use-core.ts';

/** The antenne's business day; a far one until it is known, so that nothing is taken for past. */
export function useToday(): string {
  return useRead('site.info', {}).data?.day ?? '2020-01-01';
}
