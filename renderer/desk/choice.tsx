interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T;
  /** What people read. */
  readonly wordOf: (option: T) => string;
  readonly onChoose: (option: T) => void;
  readonly disabled?: boolean | undefined;
  readonly className?: string;
}

/** One of a short list that the program knows, under its label. */
export function Choice<T extends string>({ label, options, value, wordOf, onChoose, disabled, className }: Props<T>) {
  return (
    <label className={className}>
      {label}
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options.find((one) => one === event.target.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {options.map((one) => (
          <option key={one} value={one}>
            {wordOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
