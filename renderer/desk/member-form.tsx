import { type FormEvent, useState } from 'react';
import type { MemberId } from '../../shared/domain/brand.ts';
import { programmes } from '../../shared/domain/vocabulary.ts';
import { ErrorNote } from './parts.tsx';
import { useClient } from './use-core.ts';
import { t } from './words.ts';

/** A new person and the card, in one go; what was typed stays when something is refused. */
export function MemberForm({ onDone }: { readonly onDone: (memberId: MemberId) => void }) {
  const client = useClient();
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [birthYear, setBirthYear] = useState('');
  const [district, setDistrict] = useState('');
  const [programme, setProgramme] = useState<(typeof programmes)[number]>('none');
  const [error, setError] = useState<unknown>(null);
  const [actionId] = useState(() => crypto.randomUUID());
  const register = (event: FormEvent): void => {
    event.preventDefault();
    const input = {
      actionId,
      firstName,
      lastName,
      birthYear: birthYear === '' ? null : Number(birthYear),
      district: district === '' ? null : district.toUpperCase(),
      programme,
    };
    client.call('members.register', input).then(({ memberId }) => onDone(memberId), setError);
  };
  return (
    <form className="member-form" onSubmit={register}>
      <h1>{t('members.new')}</h1>
      <label>
        {t('members.firstName')}
        <input required maxLength={200} autoFocus value={firstName} onChange={(event) => setFirstName(event.target.value)} />
      </label>
      <label>
        {t('members.lastName')}
        <input required maxLength={200} value={lastName} onChange={(event) => setLastName(event.target.value)} />
      </label>
      <label>
        {t('members.birthYear')}
        <input type="number" min="1900" max={new Date().getFullYear()} value={birthYear} onChange={(event) => setBirthYear(event.target.value)} />
      </label>
      <label>
        {t('members.district')}
        <input maxLength={5} pattern="[0-9A-Za-z]{1,5}" value={district} onChange={(event) => setDistrict(event.target.value)} />
      </label>
      <label>
        {t('members.programme')}
        <select value={programme} onChange={(event) => setProgramme(programmes.find((one) => one === event.target.value) ?? 'none')}>
          {programmes.map((one) => (
            <option key={one} value={one}>
              {t(`programme.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <ErrorNote error={error} />
      <button type="submit" className="primary">
        {t('members.register')}
      </button>
    </form>
  );
}
