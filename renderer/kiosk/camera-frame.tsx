import { useEffect, useRef } from 'react';
import type { CameraView } from '../scanner/camera-view.ts';
import { CardDrawing } from './drawings.tsx';
import { useWords } from './words.ts';

const sees = (state: CameraView['state']): boolean => state === 'starting' || state === 'watching';

/** What the camera sees, with the place for the card; the drawing of the card when it sees nothing. Pictures stay in this page. */
export function CameraFrame({ view, onLamp }: { readonly view: CameraView; readonly onLamp: (on: boolean) => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const { state, stream, lamp } = view;
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    if (stream !== null) element.play().catch(() => undefined); // a stream that ends meanwhile is told by its state
  }, [stream]);
  return (
    <figure className="camera" data-camera={state} data-engine={view.engine ?? 'none'}>
      <div className="camera-picture" hidden={!sees(state)}>
        <video ref={video} muted playsInline className={view.facesPerson ? 'mirrored' : undefined} />
        <CardGuide />
        {lamp !== null && (
          <button type="button" className="lamp" aria-pressed={lamp === 'on'} onClick={() => onLamp(lamp === 'off')}>
            {t(lamp === 'on' ? 'camera.lampOff' : 'camera.lampOn')}
          </button>
        )}
      </div>
      {!sees(state) && <CardDrawing />}
      <figcaption role="status">{t(captionOf(view))}</figcaption>
    </figure>
  );
}

function captionOf({ state, several }: CameraView) {
  if (several) return 'camera.several';
  return state === 'watching' ? 'waiting.camera' : (`camera.${state}` as const);
}

/** Four corners where the code is best held. */
function CardGuide() {
  return (
    <svg className="card-guide" viewBox="0 0 100 100" aria-hidden="true">
      <path d="M4 22V10a6 6 0 0 1 6-6h12M78 4h12a6 6 0 0 1 6 6v12M96 78v12a6 6 0 0 1-6 6H78M22 96H10a6 6 0 0 1-6-6V78" />
    </svg>
  );
}
