/** Where a terminal enrols, and with which one-time code. */
export interface EnrolmentLink {
  /** Origin of central, `https://…`. */
  readonly centralUrl: string;
  /** 10 Crockford characters, upper case. */
  readonly code: string;
}

/** What the square on central's page says: an address that opens central in a phone, with the code where no server sees it. `origin`: without a slash at its end. */
export const enrolmentLink = ({ centralUrl, code }: EnrolmentLink): string => `${centralUrl}/#relier=${code}`;

/** The link in a scanned text, whatever its case (scanners on the wrong layout are read in capitals); null when it is none. */
export function readEnrolmentLink(text: string): EnrolmentLink | null {
  const found = /^\s*(https?:\/\/[a-z0-9.-]{1,150}(?::\d{1,5})?)\/#relier=([0-9a-hjkmnp-tv-z]{10})\s*$/i.exec(text);
  const [, origin, code] = found ?? [];
  return origin === undefined || code === undefined ? null : { centralUrl: origin.toLowerCase(), code: code.toUpperCase() };
}
