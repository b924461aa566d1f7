/** The five rules as pictures (UX K4, §7.2): a saffron sun, the object in ink, no face. */
const shapes = {
  respect: (
    <>
      <path d="M24 84c0-14 8-24 18-24s18 10 18 24zM60 84c0-14 8-24 18-24s18 10 18 24z" fill="var(--blanc)" />
      <circle cx="42" cy="44" r="12" fill="var(--blanc)" />
      <circle cx="78" cy="44" r="12" fill="var(--blanc)" />
    </>
  ),
  care: (
    <>
      <rect x="30" y="32" width="60" height="40" rx="5" fill="var(--blanc)" />
      <path d="M22 78h76l-5 8H27z" fill="var(--blanc)" />
      <path d="M60 63c-9-6-13-10-13-15 0-4 3-7 6-7 3 0 5 2 7 4 2-2 4-4 7-4 3 0 6 3 6 7 0 5-4 9-13 15z" fill="var(--saone)" stroke="none" />
    </>
  ),
  return: (
    <>
      <path d="M60 18v26m0 0l-11-11m11 11l11-11" fill="none" />
      <rect x="38" y="50" width="44" height="28" rx="4" fill="var(--blanc)" />
      <path d="M32 83h56" fill="none" />
      <path d="M22 74v24h76V74" fill="none" />
    </>
  ),
  accounts: (
    <>
      <path d="M43 54V40a17 17 0 0 1 34 0v14" fill="none" />
      <rect x="32" y="54" width="56" height="40" rx="7" fill="var(--blanc)" />
      <circle cx="60" cy="70" r="6" fill="var(--encre)" stroke="none" />
      <path d="M60 72v10" fill="none" />
    </>
  ),
  law: (
    <>
      <path d="M60 24v66M42 92h36M28 36h64" fill="none" />
      <path d="M28 36L16 64h24zM92 36L80 64h24z" fill="var(--blanc)" />
    </>
  ),
} as const;
export const rules = ['respect', 'care', 'return', 'accounts', 'law'] as const satisfies readonly (keyof typeof shapes)[];
export type Rule = (typeof rules)[number];

export function RuleDrawing({ rule }: { readonly rule: Rule }) {
  return (
    <svg className="rule-drawing" viewBox="0 0 120 120" aria-hidden="true">
      <circle cx="60" cy="60" r="56" fill="var(--safran)" />
      <g stroke="var(--encre)" strokeWidth="5" strokeLinejoin="round" strokeLinecap="round">
        {shapes[rule]}
      </g>
    </svg>
  );
}
