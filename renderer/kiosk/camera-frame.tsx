import { useEffect, useRef, useState } from 'react';
import { type CameraState, startCamera } from '../scanner/camera-source.ts';
import { CardDrawing } from './drawings.tsx';
import { t } from './words.ts';

/** What the camera sees, with a guide; the drawing of the card when there is no camera. Pictures stay in this page. */
export function CameraFrame({ onScan }: { readonly onScan: (frame: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  }, [onScan]);
  const [state, setState] = useState<CameraState>('starting');
  useEffect(() => {
    if (video.current === null) return undefined;
    const camera = startCamera({ preview: video.current, onState: setState, onScan: (frame) => latest.current(frame) });
    return () => void camera.stop();
  }, []);
  const sees = state === 'starting' || state === 'watching';
  return (
    <figure className="camera" data-camera={state}>
      <video ref={video} muted playsInline hidden={!sees} />
      {sees ? <figcaption>{t('waiting.camera')}</figcaption> : <CardDrawing />}
    </figure>
  );
}
