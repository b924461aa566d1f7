import { escapeHtml, htmlPage } from '../cards/html-page.ts';
import { reminderWords as words } from './agreement-words.ts';

export const reminderStyle = `@page{size:A4;margin:25mm}body{margin:0;font:13pt/1.5 "Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}section{break-after:page}section:last-child{break-after:auto}
h1{font-size:20pt;margin:0 0 10mm}ul{margin:0 0 6mm;padding-left:6mm}p{margin:0 0 5mm}`;

/** What one person has kept too long, in words for that person. Instants epoch ms. */
export interface Reminder {
  readonly firstName: string;
  readonly devices: readonly { readonly name: string; readonly dueAt: number }[];
}

/** One A4 page a person: what is late, where to bring it, whom to tell when that is difficult. */
export function reminderPage(reminders: readonly Reminder[], where: { readonly siteName: string; readonly timeZone: string }): string {
  const date = (at: number): string => new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: where.timeZone }).format(new Date(at));
  const pages = reminders.map(({ firstName, devices }) => {
    const lines = devices.map((device) => `<li><b>${escapeHtml(device.name)}</b>, ${words.due} ${date(device.dueAt)}</li>`);
    return `<section><h1>${words.title}</h1><p>${words.hello} <bdi>${escapeHtml(firstName)}</bdi>,</p><p>${words.still}</p><ul>${lines.join('')}</ul><p>${words.bring} ${escapeHtml(where.siteName)}.</p><p>${words.tell}</p></section>`;
  });
  return htmlPage(words.title, reminderStyle, pages.join(''));
}
