import { luminanceOf, type Picture } from './picture.ts';

/** Formats whose first plane is the brightness itself. */
const withBrightness = ['I420', 'I420A', 'I422', 'I444', 'NV12'];

/** Turns frames of one camera into pictures, through buffers kept from frame to frame. The caller closes the frames. */
export function framePictures(): (frame: VideoFrame) => Promise<Picture> {
  let bytes = new Uint8Array(0);
  const roomFor = (size: number): Uint8Array<ArrayBuffer> => {
    if (bytes.length !== size) bytes = new Uint8Array(size);
    return bytes;
  };
  return async (frame) => {
    const format = frame.format ?? '';
    const rect = frame.visibleRect;
    if (rect === null || !(withBrightness.includes(format) || /^(RGB|BGR)[AX]$/.test(format)))
      return pictureOfSource(frame, frame.displayWidth, frame.displayHeight);
    const room = roomFor(frame.allocationSize());
    const [plane] = await frame.copyTo(room);
    const { width, height } = rect;
    if (!withBrightness.includes(format)) return luminanceOf(room, width, height, format.startsWith('BGR') ? 'bgr' : 'rgb');
    return { luminance: rowsOf(room, { offset: plane?.offset ?? 0, stride: plane?.stride ?? width, width, height }), width, height };
  };
}

interface Plane {
  readonly offset: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/** The rows of a plane without what pads them; no copy where nothing does. */
function rowsOf(room: Uint8Array<ArrayBuffer>, { offset, stride, width, height }: Plane): Uint8ClampedArray {
  if (stride === width) return new Uint8ClampedArray(room.buffer, offset, width * height);
  const rows = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) rows.set(room.subarray(offset + y * stride, offset + y * stride + width), y * width);
  return rows;
}

/** The picture of a bitmap. The caller closes it. */
export function pictureOfBitmap(bitmap: ImageBitmap): Picture {
  return pictureOfSource(bitmap, bitmap.width, bitmap.height);
}

let pen: OffscreenCanvasRenderingContext2D | null = null;

function pictureOfSource(source: CanvasImageSource, width: number, height: number): Picture {
  pen ??= new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('this browser draws nothing in a worker');
  if (pen.canvas.width !== width || pen.canvas.height !== height) {
    pen.canvas.width = width;
    pen.canvas.height = height;
  }
  pen.drawImage(source, 0, 0, width, height);
  return luminanceOf(pen.getImageData(0, 0, width, height).data, width, height);
}
