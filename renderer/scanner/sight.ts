import type { Picture } from './picture.ts';

/** Of 255: a covered lens shows noise around black, an unlit room at night still shows more than this somewhere. */
const BLACK = 40;

/** Whether nothing can be seen: all but the 1 % brightest pixels are next to black. Looks at one pixel in 64. */
export function isDark({ luminance }: Picture): boolean {
  let bright = 0;
  let looked = 0;
  for (let at = 0; at < luminance.length; at += 61, looked++) if ((luminance[at] ?? 0) >= BLACK) bright++;
  return looked > 0 && bright / looked < 0.01;
}
