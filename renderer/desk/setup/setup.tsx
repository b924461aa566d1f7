import { useEffect, useState } from 'react';
import type { MethodInput } from '../../../shared/contract/methods.ts';
import type { NewPassphrase, SetupDraft } from '../../../shared/contract/views.ts';
import { fieldKeeper } from '../../scanner/field-snapshot.ts';
import { startWedge } from '../../scanner/wedge-source.ts';
import { Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { PassphraseOnce } from './passphrase-once.tsx';
import { RoleStep } from './role-step.tsx';
import { SiteStep } from './site-step.tsx';
import { StaffStep } from './staff-step.tsx';

interface Props {
  readonly onStart: () => void;
  readonly onDone: () => void;
}

/** First run, before anybody can sign in: practice or the real thing, the antenne, its first person. Each step is kept at once. */
export function Setup(props: Props) {
  const draft = useRead('setup.draft', {});
  return <Loaded read={draft}>{(kept) => <Steps {...props} kept={kept} />}</Loaded>;
}

type Step =
  | { readonly kind: 'role' | 'working' | 'site' }
  | { readonly kind: 'staff'; readonly draft: SetupDraft }
  | { readonly kind: 'passphrase'; readonly made: NewPassphrase };

function Steps({ kept, onStart, onDone }: Props & { readonly kept: SetupDraft | null }) {
  const client = useClient();
  const [draft, setDraft] = useState(kept);
  const [step, setStep] = useState<Step>(kept === null ? { kind: 'role' } : { kind: 'staff', draft: kept });
  const [error, setError] = useState<unknown>(null);
  // Nothing to do with a card yet, but a scan must not fill in or send this form.
  useEffect(() => startWedge(window, { onScan: () => undefined, fields: fieldKeeper }), []);
  const go = (next: Step): void => {
    setError(null);
    setStep(next);
  };
  const make = (work: Promise<NewPassphrase>): void => {
    const before = step;
    onStart();
    go({ kind: 'working' });
    work.then(
      (made) => go({ kind: 'passphrase', made }),
      (problem: unknown) => {
        setStep(before);
        setError(problem);
      },
    );
  };
  const keep = (input: MethodInput<'setup.keepDraft'>): void => {
    client.call('setup.keepDraft', input).then((saved) => {
      setDraft(saved);
      go({ kind: 'staff', draft: saved });
    }, setError);
  };
  switch (step.kind) {
    case 'working':
      return (
        <div className="setup">
          <h1>{t('setup.working')}</h1>
          <progress aria-label={t('app.working')} />
        </div>
      );
    case 'role':
      return <RoleStep error={error} onPractice={() => make(client.call('setup.startPractice', {}))} onReal={() => go({ kind: 'site' })} />;
    case 'site':
      return <SiteStep draft={draft} error={error} onBack={() => go({ kind: 'role' })} onKeep={keep} />;
    case 'staff':
      return (
        <StaffStep
          error={error}
          onBack={() => go({ kind: 'site' })}
          onCreate={(staffName) => {
            const { sites, thisSite, timeZone } = step.draft;
            const plan = { sites: sites.map((site) => ({ ...site, districts: [...site.districts] })), thisSite, timeZone };
            make(client.call('setup.createReal', { ...plan, workstations: 0, staffName, organisationKey: null, guided: true }));
          }}
        />
      );
    case 'passphrase':
      return <PassphraseOnce made={step.made} onNoted={onDone} />;
  }
}
