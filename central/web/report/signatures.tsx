import { frReport as words } from '../words/fr-report.ts';

/** On paper alone: where coordination and antenne sign (UX C2). */
export const Signatures = () => (
  <section className="signatures print-only" aria-label={words.signaturesTitle}>
    <h2>{words.signaturesTitle}</h2>
    <ul>
      {words.signatures.map((name) => (
        <li key={name}>
          <strong>{name}</strong>
          <small>{words.signatureLines}</small>
        </li>
      ))}
    </ul>
  </section>
);
