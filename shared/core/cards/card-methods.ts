import { passFragment } from '../../domain/pass-link.ts';
import { linkQrSvg } from '../../symbols/symbols.ts';
import { ProblemError } from '../../contract/problems.ts';
import type { CardPage } from '../../contract/views.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { allDevices } from '../devices/device-store.ts';
import { activeMember } from '../members/active-member.ts';
import { findMember } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { allWorkstations } from '../workstations/workstation-store.ts';
import { cardsOf } from './card-store.ts';
import { cardTextOf } from './card-tag.ts';
import { cardKeyOf } from './key-ring.ts';
import { passKey } from './pass-tag.ts';
import { commandsPage } from './command-page.ts';
import { giveNewCard } from './give-new-card.ts';
import { cardPage, labelsPage } from './print-pages.ts';

export const cardMethods: Handlers<'cards.replace' | 'cards.page' | 'cards.pdf' | 'cards.passLink' | 'labels.page' | 'commands.page'> = {
  'cards.replace': (call, { memberId }) => {
    const member = activeMember(call, memberId);
    const shortNumber = giveNewCard(call, member.id);
    appendAudit(call, { method: 'cards.replace', object: `member:${member.id}` });
    call.changed('members');
    return { shortNumber };
  },
  'cards.page': (call, { memberId }) => pageOf(call, memberId),
  'cards.pdf': async (call, { memberId }) => {
    const { printing } = call.core.ports;
    if (printing === null) throw new ProblemError('printing-unavailable');
    const { html, fileName } = await pageOf(call, memberId);
    const pdf = await printing.htmlToPdf(html).catch((): never => {
      throw new ProblemError('printing-unavailable');
    });
    return { base64: Buffer.from(pdf).toString('base64'), fileName: `${fileName}.pdf` };
  },
  'cards.passLink': (call, { memberId }) => {
    const { centralUrl } = readSettings(call.db);
    const card = cardsOf(call.db, memberId).find((one) => one.replacedAt === null);
    const key = card === undefined ? undefined : cardKeyOf(call.core.ports.secrets, card.keyNumber);
    if (card === undefined || key === undefined) throw new ProblemError('not-found');
    if (centralUrl === null) return { kind: 'not-enrolled' };
    const pass = { keyNumber: card.keyNumber, cardId: card.cardId, key: Buffer.from(passKey(key, card.cardId)).toString('hex') };
    const link = new URL('/pass/', centralUrl);
    link.hash = passFragment(pass);
    call.write(() => appendAudit(call, { method: 'cards.passLink', object: `member:${memberId}` }));
    return { kind: 'ready', qr: linkQrSvg(link.href, 80), reach: reachOf(link) };
  },
  'labels.page': async (call) => ({ html: await labelsPage([...allWorkstations(call.db), ...allDevices(call.db)]), fileName: 'etiquettes' }),
  'commands.page': async () => ({ html: await commandsPage(), fileName: 'cartes-de-commande' }),
};

/** Where a phone that opens this address is served, and whether its page stays without network. */
function reachOf({ protocol, hostname }: URL): 'anywhere' | 'network' | 'this-pc' {
  if (/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return 'this-pc';
  return protocol === 'https:' ? 'anywhere' : 'network';
}

async function pageOf(call: Call, memberId: number): Promise<CardPage> {
  const member = findMember(call.db, memberId);
  const card = member === undefined ? undefined : cardsOf(call.db, member.id).find((one) => one.replacedAt === null);
  if (member === undefined || card === undefined) throw new ProblemError('not-found');
  const text = cardTextOf(call.core.ports.secrets, card.keyNumber, card.cardId);
  call.write(() => appendAudit(call, { method: 'cards.page', object: `member:${member.id}` }));
  return { html: await cardPage({ firstName: member.firstName, siteName: siteHere(call.db)?.name ?? '', text }), fileName: `carte-${text.slice(-5)}` };
}
