/** The product's sign: a card with its code and the sun behind it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true">
      <circle className="mark-sun" cx="31" cy="19" r="15" />
      <rect className="mark-card" x="5" y="14" width="30" height="24" rx="5" />
      <path className="mark-code" d="M11 21h6v6h-6zM11 31h4M19 31h6M21 21v6M25 21h4M25 26h4" />
    </svg>
  );
}
