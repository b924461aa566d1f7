import { type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts';
import type { Topic } from '../../shared/contract/topics.ts';
import type { CoreClient } from '../core-client/core-client.ts';

const ClientContext = createContext<CoreClient | null>(null);
export const ClientProvider = ClientContext.Provider;

/** The core behind this page. */
export function useClient(): CoreClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('no core client above this component');
  return client;
}

/** What each change makes stale: the one map from topics to queries. */
export const queriesOfTopic = {
  setup: ['setup.state', 'setup.progress', 'site.info'],
  site: ['site.info'],
  board: ['visits.board', 'closing.preview', 'reports.month'],
  members: ['members.search', 'members.get', 'members.mergePreview', 'papers.get'],
  workstations: ['workstations.list', 'workstations.ended', 'waiting.list', 'closing.preview'],
  loans: ['loans.list', 'loans.stillOut', 'loans.toCheck', 'loans.suspension', 'loans.agreement', 'loans.framework', 'agreements.text', 'closing.preview'],
  devices: ['devices.list', 'devices.get', 'devices.foreign'],
  printers: ['printers.list'],
  stock: ['stock.current', 'stock.past'],
  staff: ['staff.list', 'staff.session'],
  upload: ['upload.status', 'setup.progress', 'closing.preview', 'organisation.handedDown', 'usb.state'],
  closing: ['closing.preview', 'site.info', 'reports.month'],
  settings: ['settings.get', 'setup.progress', 'settings.cardKey', 'site.info', 'organisation.handedDown'],
  backup: ['backup.status', 'closing.preview', 'setup.progress'],
  waiting: ['waiting.list'],
  scanners: ['scanners.status', 'cameras.status', 'doctor.scanners'],
} as const satisfies Record<Topic, readonly MethodName[]>;

/** A read of the core, kept until a change makes it stale. */
export function useRead<N extends MethodName>(method: N, input: MethodInput<N>, enabled = true): UseQueryResult<MethodOutput<N>> {
  const client = useClient();
  return useQuery({ queryKey: [method, input], queryFn: () => client.call(method, input), enabled, retry: false, staleTime: Number.POSITIVE_INFINITY });
}

/** Makes stale what these topics touched. */
export function refresh(queries: QueryClient, topics: readonly Topic[]): void {
  const names = new Set<string>(topics.flatMap((topic) => queriesOfTopic[topic]));
  void queries.invalidateQueries({ predicate: (query) => names.has(String(query.queryKey[0])) });
}
