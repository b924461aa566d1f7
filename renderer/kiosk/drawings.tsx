/** A saffron sun behind the object that matters: a card with its code (UX §7.2). */
export function CardDrawing() {
  const dots = [0, 1, 2, 3, 4].flatMap((y) => [0, 1, 2, 3, 4].filter((x) => (x * 3 + y * 5 + x * y) % 3 !== 1).map((x) => ({ x, y })));
  return (
    <svg className="card-drawing" viewBox="0 0 420 360" aria-hidden="true">
      <circle cx="215" cy="180" r="160" fill="var(--safran)" />
      <g transform="rotate(-7 210 180)">
        <rect x="70" y="92" width="280" height="176" rx="18" fill="var(--blanc)" stroke="var(--encre)" strokeWidth="7" />
        <rect x="96" y="122" width="112" height="112" rx="6" fill="var(--blanc)" stroke="var(--encre)" strokeWidth="5" />
        {dots.map(({ x, y }) => (
          <rect key={`${x}-${y}`} x={106 + x * 19} y={132 + y * 19} width="15" height="15" fill="var(--encre)" />
        ))}
        <rect x="234" y="130" width="88" height="16" rx="8" fill="var(--encre)" />
        <rect x="234" y="162" width="64" height="12" rx="6" fill="var(--trait-fort)" />
        <rect x="234" y="188" width="76" height="12" rx="6" fill="var(--trait-fort)" />
      </g>
      <path d="M210 300v42m0 0l-24-24m24 24l24-24" fill="none" stroke="var(--encre)" strokeWidth="10" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

const shapes: Readonly<Record<string, string>> = {
  PEN: 'M4 44V34h10V24h10V14h10V4h10v40z',
  VOL: 'M6 44V22a18 18 0 0 1 36 0v22H32V24a8 8 0 0 0-16 0v20z',
  GER: 'M6 4c0 20 12 18 18 40C30 22 42 24 42 4H32c0 10-4 10-8 16-4-6-8-6-8-16z',
  DUC: 'M14 44V4h20v12a8 8 0 0 0 0 16v12z',
  BAC: 'M6 44V6a38 38 0 0 1 38 38z',
};

/** Each antenne has a shape, not only a name (UX §7.2); a plain disc for those we do not know. */
export function SiteShape({ code }: { readonly code: string }) {
  return (
    <svg className="site-shape" viewBox="0 0 48 48" aria-hidden="true">
      <path d={shapes[code] ?? 'M24 4a20 20 0 1 1 0 40a20 20 0 0 1 0-40z'} fill="var(--brique)" />
    </svg>
  );
}
