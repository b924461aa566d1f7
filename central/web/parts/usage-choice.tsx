import type { Route } from '../route.ts';
import { frLeaving as words } from '../words/fr-leaving.ts';

/** Whether the report is read inside, exact, or made to be sent. */
export function UsageChoice({ route, go, month }: { readonly route: Route; readonly go: (to: Route) => void; readonly month: string }) {
  return (
    <fieldset className="segments">
      <legend className="unseen">{words.usage}</legend>
      {([false, true] as const).map((leaves) => (
        <label key={String(leaves)}>
          <input type="radio" name="usage" checked={route.leaves === leaves} onChange={() => go({ ...route, month, leaves, version: null })} />
          <span>{leaves ? words.usages.leave : words.usages.internal}</span>
        </label>
      ))}
    </fieldset>
  );
}
