import { useEffect, useState } from 'react';
import type { LikeMembers } from '../../../shared/contract/import-methods.ts';
import type { MethodInput } from '../../../shared/contract/methods.ts';
import { MOST_COMPARED } from '../../../shared/domain/import-fields.ts';
import { useClient } from '../use-core.ts';
import { deviceDoubts, type Doubt, type Examined, memberDoubts } from './examine.ts';

export type Doubting =
  | { readonly kind: 'comparing'; readonly done: number; readonly of: number }
  | { readonly kind: 'compared'; readonly doubts: readonly Doubt[] }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Compares the lines with what is known, in parts short enough that no scan waits; stops when the step is left. */
export function useDoubts(examined: Examined): Doubting {
  const client = useClient();
  const [doubting, setDoubting] = useState<Doubting>({ kind: 'comparing', done: 0, of: examined.fine.length });
  useEffect(() => {
    let left = false;
    const told = (state: Doubting): void => {
      if (!left) setDoubting(state);
    };
    const compare = async (): Promise<void> => {
      if (examined.kind === 'devices') return told({ kind: 'compared', doubts: deviceDoubts(examined.fine, await client.call('devices.list', {})) });
      const alike: LikeMembers[] = [];
      let done = 0;
      for (const part of partsOf(examined.fine.map(({ line, draft: { firstName, lastName, birthYear } }) => ({ line, firstName, lastName, birthYear })))) {
        if (left) return undefined;
        alike.push(...(await client.call('imports.likeMembers', { people: [...part] })));
        done += part.length;
        told({ kind: 'comparing', done, of: examined.fine.length });
      }
      return told({ kind: 'compared', doubts: memberDoubts(examined.fine, alike) });
    };
    compare().catch((error: unknown) => told({ kind: 'failed', error }));
    return () => {
      left = true;
    };
  }, [client, examined]);
  return doubting;
}

type Person = MethodInput<'imports.likeMembers'>['people'][number];

/** Parts of at most 200 people, and of what a call takes in any alphabet. */
function partsOf(people: readonly Person[]): readonly (readonly Person[])[] {
  const parts: Person[][] = [[]];
  let size = 0;
  for (const person of people) {
    const weight = JSON.stringify(person).length;
    if ((parts.at(-1)?.length ?? 0) >= MOST_COMPARED || size + weight > 20_000) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(person);
    size += weight;
  }
  return parts.filter((part) => part.length > 0);
}
