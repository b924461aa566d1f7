import { type FormEvent, useMemo, useState } from 'react';
import { enrolmentLink } from '../../../shared/domain/enrolment-link.ts';
import { post } from '../api.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { useAct } from '../use-read.ts';
import { frAdmin as words } from '../words/fr-admin.ts';
import { qrPath } from './qr-path.ts';

/** A one-time code for an antenne, in letters and as a square to scan. */
export function Enrol() {
  const [siteCode, setSiteCode] = useState('');
  const [siteName, setSiteName] = useState('');
  const [made, setMade] = useState<{ readonly code: string; readonly siteName: string } | null>(null);
  const act = useAct(
    () => post<{ readonly code: string }>('enrolment-codes', { siteCode: siteCode.trim().toUpperCase(), siteName }),
    ({ code }) => setMade({ code, siteName }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <section className="card enrol">
      <div>
        <h2>{words.enrol}</h2>
        <ol>
          {words.enrolSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <form className="form-row" onSubmit={submit}>
          <label>
            {words.siteCode}
            <input required maxLength={12} value={siteCode} onChange={(event) => setSiteCode(event.target.value)} />
          </label>
          <label>
            {words.siteName}
            <input required maxLength={80} value={siteName} onChange={(event) => setSiteName(event.target.value)} />
          </label>
          <button type="submit" className="primary" disabled={act.busy}>
            {words.create}
          </button>
        </form>
        <RefusalNote refusal={act.refusal} malformed={words.siteMalformed} />
      </div>
      {made !== null && <Code code={made.code} siteName={made.siteName} />}
    </section>
  );
}

function Code({ code, siteName }: { readonly code: string; readonly siteName: string }) {
  const drawn = useMemo(() => qrPath(enrolmentLink({ centralUrl: window.location.origin, code })), [code]);
  return (
    <div className="code" role="status">
      <p>
        {words.codeFor(siteName)}. {words.codeIs} :
      </p>
      <code data-testid="enrolment-code">{`${code.slice(0, 5)} ${code.slice(5)}`}</code>
      <svg role="img" aria-label={words.qr(code)} viewBox={`0 0 ${drawn.size} ${drawn.size}`} shapeRendering="crispEdges">
        <rect className="qr-ground" width={drawn.size} height={drawn.size} />
        <path className="qr-ink" d={drawn.path} />
      </svg>
      <p className="quiet">{words.waitingWords}</p>
    </div>
  );
}
