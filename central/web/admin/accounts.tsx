import { type FormEvent, useState } from 'react';
import { type ReaderRole, readerRoles } from '../../../shared/domain/reader-role.ts';
import { type ApiError, post } from '../api.ts';
import { Note } from '../parts/note.tsx';
import { Reading } from '../parts/reading.tsx';
import { useAct, useRead } from '../use-read.ts';
import { frAdmin as words } from '../words/fr-admin.ts';
import { fr } from '../words/fr.ts';
import { NewPassphrase } from './new-passphrase.tsx';

interface AccountLine {
  readonly name: string;
  readonly role: ReaderRole;
  readonly disabled: boolean;
  readonly byPassphrase: boolean;
  readonly blocked: boolean;
}
type Drawn = { readonly name: string; readonly passphrase: string };
type Ask = { readonly name: string; readonly act: 'passphrase' | 'role' | 'disable' | 'enable'; readonly role?: ReaderRole };

const refusalSentence = (refusal: ApiError): string =>
  refusal.code === 'last-manager'
    ? words.lastManager
    : refusal.code === 'name-taken'
      ? words.nameTaken
      : refusal.status === 400
        ? words.nameMalformed
        : fr.silent;

/** Who may come here, and as what. */
export function Accounts() {
  const read = useRead<{ readonly accounts: readonly AccountLine[] }>('accounts');
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const act = useAct(
    ({ name, act: what, role }: Ask) =>
      post<{ readonly passphrase?: string }>(`accounts/${encodeURIComponent(name)}/${what}`, role === undefined ? {} : { role }).then((made) => ({
        ...made,
        name,
      })),
    ({ name, passphrase }) => setDrawn(passphrase === undefined ? null : { name, passphrase }),
  );
  return (
    <>
      {drawn !== null && <NewPassphrase name={drawn.name} passphrase={drawn.passphrase} />}
      {act.refusal !== null && <Note kind="error">{refusalSentence(act.refusal)}</Note>}
      <Reading read={read}>
        {({ accounts }) => (
          <table className="figures left">
            <thead>
              <tr>
                <th scope="col">{words.account}</th>
                <th scope="col">{words.role}</th>
                <th scope="col">{words.state}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <Line key={account.name} account={account} onAct={act.run} busy={act.busy} />
              ))}
            </tbody>
          </table>
        )}
      </Reading>
      <p className="quiet">{words.roleNote}</p>
      <NewAccount onDrawn={setDrawn} />
    </>
  );
}

function Line({ account, onAct, busy }: { readonly account: AccountLine; readonly onAct: (ask: Ask) => void; readonly busy: boolean }) {
  const { name, role, disabled, byPassphrase, blocked } = account;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <RoleChoice
          label={`${words.role} : ${name}`}
          value={role}
          disabled={busy || !byPassphrase}
          onChange={(next) => onAct({ name, act: 'role', role: next })}
        />
      </td>
      <td>
        {disabled ? words.closed : words.active}
        {blocked && <small>{words.blocked}</small>}
        {!byPassphrase && <small>{words.atProvider}</small>}
      </td>
      <td className="acts">
        {byPassphrase && !disabled && (
          <button type="button" disabled={busy} onClick={() => onAct({ name, act: 'passphrase' })} aria-label={`${words.reset} : ${name}`}>
            {words.reset}
          </button>
        )}
        <button
          type="button"
          disabled={busy}
          onClick={() => onAct({ name, act: disabled ? 'enable' : 'disable' })}
          aria-label={`${disabled ? words.enable : words.disable} : ${name}`}
        >
          {disabled ? words.enable : words.disable}
        </button>
      </td>
    </tr>
  );
}

interface RoleChoiceProps {
  readonly label: string;
  readonly value: ReaderRole;
  readonly disabled?: boolean;
  readonly onChange: (role: ReaderRole) => void;
}
const RoleChoice = ({ label, value, disabled = false, onChange }: RoleChoiceProps) => (
  <select
    aria-label={label}
    value={value}
    disabled={disabled}
    onChange={(event) => onChange(readerRoles.find((role) => role === event.target.value) ?? 'read')}
  >
    {readerRoles.map((role) => (
      <option key={role} value={role}>
        {fr.roles[role]}
      </option>
    ))}
  </select>
);

function NewAccount({ onDrawn }: { readonly onDrawn: (drawn: Drawn) => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<ReaderRole>('read');
  const act = useAct(
    () => post<{ readonly passphrase: string }>('accounts', { name: name.trim(), role }),
    ({ passphrase }) => {
      onDrawn({ name: name.trim(), passphrase });
      setName('');
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <form className="card form-row" onSubmit={submit}>
      <h2>{words.newAccount}</h2>
      <label>
        {words.accountName}
        <input required minLength={2} maxLength={60} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {words.role}
        <RoleChoice label={words.role} value={role} onChange={setRole} />
      </label>
      <button type="submit" className="primary" disabled={act.busy}>
        {words.createAccount}
      </button>
      {act.refusal !== null && <Note kind="error">{refusalSentence(act.refusal)}</Note>}
    </form>
  );
}
