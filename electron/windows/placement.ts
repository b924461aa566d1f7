import type { Rectangle } from 'electron';

export interface Screen {
  readonly id: number;
  readonly bounds: Rectangle;
}
export interface Placement {
  readonly desk: Rectangle;
  /** Where the kiosk fills a screen of its own; null on a single screen, where it is an ordinary window behind the desk. */
  readonly kiosk: Rectangle | null;
}

/** The desk on the main screen, the kiosk on the first other one. */
export function placeWindows(screens: readonly Screen[], primary: Screen): Placement {
  return { desk: primary.bounds, kiosk: screens.find(({ id }) => id !== primary.id)?.bounds ?? null };
}
