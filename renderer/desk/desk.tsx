import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Frame } from './frame.tsx';
import { Loaded } from './parts.tsx';
import { nextSetupStep } from '../../shared/domain/setup-steps.ts';
import { Setup } from './setup/setup.tsx';
import { Wizard } from './setup/wizard.tsx';
import { SignIn } from './sign-in.tsx';
import { refresh, useClient, useRead } from './use-core.ts';

/** The desk: first run, then sign-in, then the day. */
export function Desk() {
  const client = useClient();
  const queries = useQueryClient();
  const setupState = useRead('setup.state', {});
  const [settingUp, setSettingUp] = useState(false);
  useEffect(() => client.onEvent((event) => event.kind === 'changed' && refresh(queries, event.topics)), [client, queries]);
  if (setupState.isError) {
    return (
      <main className="alone">
        <Loaded read={setupState}>{() => null}</Loaded>
      </main>
    );
  }
  return (
    <Loaded read={setupState}>
      {(state) =>
        state.kind === 'fresh' || settingUp ? (
          <Setup
            onStart={() => setSettingUp(true)}
            onDone={() => {
              setSettingUp(false);
              refresh(queries, ['setup', 'site', 'staff']);
            }}
          />
        ) : (
          <Seated />
        )
      }
    </Loaded>
  );
}

/** Behind the sign-in: nobody's name is in the page while the desk is locked. A first run that is not over comes before the day. */
function Seated() {
  const session = useRead('staff.session', {});
  const site = useRead('site.info', {});
  const progress = useRead('setup.progress', {});
  return (
    <Loaded read={site}>
      {(info) => (
        <Loaded read={session}>
          {(seat) => (
            <Loaded read={progress}>
              {(first) => {
                if (seat.kind !== 'open') return <SignIn site={info} seat={seat} isRenewable={first.kind === 'guided' && first.untouched} />;
                if (first.kind === 'guided' && nextSetupStep(first.states) !== null) return <Wizard site={info} states={first.states} />;
                return <Frame site={info} seat={seat} />;
              }}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
