import { type PointerEvent, useState } from 'react';
import { isSignature, type Point, SIGNATURE_HEIGHT, SIGNATURE_WIDTH, signaturePath, type Stroke } from '../../../shared/domain/signature.ts';
import { t } from '../words.ts';

/** More strokes than a name has: the first ones go. */
const MOST_STROKES = 80;

interface Props {
  /** The drawing so far; null as long as it is no signature. */
  readonly onChange: (path: string | null) => void;
}

/** Where one signs with a finger, a pen or the mouse. Nothing of the movement is kept, only the drawing. */
export function SignaturePad({ onChange }: Props) {
  const [done, setDone] = useState<readonly Stroke[]>([]);
  const [current, setCurrent] = useState<Stroke | null>(null);
  const pointOf = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * SIGNATURE_WIDTH, y: ((event.clientY - box.top) / box.height) * SIGNATURE_HEIGHT };
  };
  const put = (strokes: readonly Stroke[]): void => {
    setDone(strokes);
    setCurrent(null);
    const path = signaturePath(strokes);
    onChange(isSignature(path) ? path : null);
  };
  return (
    <div className="signature">
      <svg
        viewBox={`0 0 ${SIGNATURE_WIDTH} ${SIGNATURE_HEIGHT}`}
        // Focus stays inside the dialog while one signs: a scan is still heard.
        tabIndex={-1}
        role="img"
        aria-label={t('sign.pad')}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.focus();
          event.currentTarget.setPointerCapture(event.pointerId);
          setCurrent([pointOf(event)]);
        }}
        onPointerMove={(event) => {
          // Read now: React handles the state later, and the event has moved on by then.
          const point = pointOf(event);
          setCurrent((stroke) => (stroke === null ? null : [...stroke, point]));
        }}
        onPointerUp={() => current !== null && put([...done, current].slice(-MOST_STROKES))}
        onPointerCancel={() => current !== null && put([...done, current].slice(-MOST_STROKES))}
      >
        <line x1="60" y1="320" x2="940" y2="320" />
        <path d={signaturePath(current === null ? done : [...done, current])} />
      </svg>
      <button type="button" className="light" onClick={() => put([])}>
        {t('sign.again')}
      </button>
    </div>
  );
}
