import type { Accessory } from '../../domain/accessories.ts';
import { SIGNATURE_HEIGHT, SIGNATURE_WIDTH } from '../../domain/signature.ts';
import { escapeHtml, htmlPage } from '../cards/html-page.ts';
import { agreementWords as words } from './agreement-words.ts';

export const agreementStyle = `@page{size:A4;margin:18mm 20mm}*{box-sizing:border-box}body{margin:0;font:10.5pt/1.45 "Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}
h1{font-size:17pt;margin:0 0 5mm}table{width:100%;border-collapse:collapse;margin-bottom:5mm}th,td{text-align:left;vertical-align:top;border:.2mm solid #777;padding:1.8mm 2.5mm}th{width:38mm;background:#eee}
p{margin:0 0 2.2mm}.signs{display:grid;grid-template-columns:1fr 1fr;gap:8mm;margin-top:6mm;break-inside:avoid}.sign{border:.2mm solid #777;min-height:38mm;padding:2mm}
.sign svg{display:block;width:76mm;height:30.4mm}small{color:#444}`;

/** What an agreement is about, as printed. Instants epoch ms. */
export interface PrintedAgreement {
  readonly kind: 'loan' | 'framework';
  readonly siteName: string;
  readonly borrower: string;
  readonly minor: boolean;
  readonly device: null | {
    readonly name: string;
    readonly model: string;
    readonly serial: string;
    readonly label: string;
    readonly valueCents: number | null;
    readonly accessories: readonly Accessory[];
    readonly from: number;
    readonly dueAt: number;
  };
  readonly text: string;
  readonly version: number;
  /** null: to be signed. `path`: the drawing, when it is still kept. */
  readonly signed: null | { readonly how: 'drawn' | 'paper'; readonly at: number; readonly path: string | null };
  readonly timeZone: string;
}

/** The agreement on one A4 page, signed or to sign. */
export function agreementPage(given: PrintedAgreement): string {
  const date = (at: number, withTime: boolean): string =>
    new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', ...(withTime ? { timeStyle: 'short' as const } : {}), timeZone: given.timeZone }).format(
      new Date(at),
    );
  const row = (word: string, value: string): string => `<tr><th>${word}</th><td>${value}</td></tr>`;
  const title = given.kind === 'loan' ? words.title : words.framework;
  const { device } = given;
  const about =
    device === null
      ? ''
      : row(words.device, deviceText(device)) +
        row(words.accessories, device.accessories.length === 0 ? words.none : device.accessories.map((one) => words.accessory[one]).join(', ')) +
        (device.valueCents === null ? '' : row(words.value, `${(device.valueCents / 100).toFixed(2).replace('.', ',')} €`)) +
        row(words.from, `${date(device.from, false)}, ${words.to} ${date(device.dueAt, true)}`);
  const text = given.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
  return htmlPage(
    title,
    agreementStyle,
    `<h1>${title}</h1><table>${row(words.lender, escapeHtml(given.siteName))}${row(words.borrower, `<bdi>${escapeHtml(given.borrower)}</bdi>`)}${about}</table>${text}
${given.minor ? `<p><b>${words.minor}</b></p>` : ''}<div class="signs"><div class="sign"><b><bdi>${escapeHtml(given.borrower)}</bdi></b><br>${signature(given.signed, (at) => date(at, true))}</div>
<div class="sign"><b>${given.minor ? words.guardian : words.staff}</b></div></div><p><small>${words.version} ${given.version}</small></p>`,
  );
}

function deviceText(device: NonNullable<PrintedAgreement['device']>): string {
  const serial = device.serial === '' ? [] : [`${words.serial} ${device.serial}`];
  return escapeHtml([[device.name, device.model].filter((part) => part !== '').join(' · '), ...serial, `${words.label} ${device.label}`].join(', '));
}

function signature(signed: PrintedAgreement['signed'], date: (at: number) => string): string {
  if (signed === null) return words.sign;
  if (signed.how === 'paper') return `${words.onPaper} ${date(signed.at)}`;
  const drawing =
    signed.path === null
      ? ''
      : `<svg viewBox="0 0 ${SIGNATURE_WIDTH} ${SIGNATURE_HEIGHT}"><path d="${signed.path}" fill="none" stroke="#000" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `${words.signed} ${date(signed.at)}${drawing}`;
}
