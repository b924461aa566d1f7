interface Props {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
}
/** One hour, typed as people write it (9:00, 9h30): the browser's own field shows it in the browser's language, whatever ours. */
export const HourField = ({ name, value, onChange, required = false }: Props) => (
  <input
    className="hour"
    inputMode="numeric"
    maxLength={7}
    size={5}
    aria-label={name}
    required={required}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);
