import { Note } from '../parts/note.tsx';
import { frAdmin as words } from '../words/fr-admin.ts';

/** A passphrase just drawn: shown once. */
export const NewPassphrase = ({ name, passphrase }: { readonly name: string; readonly passphrase: string }) => (
  <Note kind="done">
    <p>{words.phraseIs(name)}</p>
    <p className="code">
      <code data-testid="passphrase">{passphrase}</code>
    </p>
    <p>{words.phraseNote}</p>
  </Note>
);
