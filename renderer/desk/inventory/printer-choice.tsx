import { useRead } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (printer: string) => void;
}

/** One of the printers whose offset is known; the first choice is any other. */
export function PrinterChoice({ label, value, onChange }: Props) {
  const printers = useRead('printers.list', {});
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('labels.anyPrinter')}</option>
        {(printers.data ?? []).map((known) => (
          <option key={known.name} value={known.name}>
            {known.name}
          </option>
        ))}
      </select>
    </label>
  );
}
