import { passFragment } from '../../domain/pass-link.ts';
import { linkQrSvg } from '../../symbols/symbols.ts';
import { ProblemError } from '../../contract/problems.ts';
import type { CardPage } from '../../contract/views.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { allDevices } from '../devices/device-store.ts';
import { offsetOf } from '../labels/printer-store.ts';
import { activeMember } from '../members/active-member.ts';
import { shortName } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { allWorkstations } from '../workstations/workstation-store.ts';
import { blanksMadeAt, insertBlank } from './blank-card-store.ts';
import { cardsOf } from './card-store.ts';
import { cardTextOf } from './card-tag.ts';
import { cardKeyOf, keyNumberOf } from './key-ring.ts';
import { passKey } from './pass-tag.ts';
import { pdfOf } from './page-to-pdf.ts';
import { commandsPage } from './command-page.ts';
import { giveBlankCard } from './give-blank-card.ts';
import { giveNewCard } from './give-new-card.ts';
import { cardPage, labelsPage } from './print-pages.ts';
import { cardSheetPage, type SheetCard } from './sheet-page.ts';

export const cardMethods: Handlers<
  'cards.replace' | 'cards.give' | 'cards.makeBlanks' | 'cards.sheet' | 'cards.page' | 'cards.pdf' | 'cards.passLink' | 'labels.page' | 'commands.page'
> = {
  'cards.replace': (call, { memberId }) => {
    const member = activeMember(call, memberId);
    const shortNumber = giveNewCard(call, member.id);
    appendAudit(call, { method: 'cards.replace', object: `member:${member.id}` });
    call.changed('members');
    return { shortNumber };
  },
  'cards.give': (call, { memberId, cardId }) => {
    const member = activeMember(call, memberId);
    const shortNumber = giveBlankCard(call, member.id, cardId);
    appendAudit(call, { method: 'cards.give', object: `member:${member.id}` });
    call.changed('members');
    return { kind: 'card-given', person: { memberId: member.id, name: shortName(member) }, shortNumber };
  },
  'cards.makeBlanks': (call, { count }) => {
    const keyNumber = keyNumberOf(readSettings(call.db).cardKeyGeneration);
    for (let made = 0; made < count; made++) insertBlank(call.db, { cardId: call.core.ports.random.bytes(5), keyNumber, at: call.now });
    appendAudit(call, { method: 'cards.makeBlanks', object: `blanks:${count}` });
    return { madeAt: call.now };
  },
  'cards.sheet': async (call, { what, sheet, start, printer }) => {
    const cards = 'madeAt' in what ? blanksOf(call, what.madeAt) : what.memberIds.flatMap((memberId) => cardOnSheet(call, memberId));
    if (cards.length === 0) throw new ProblemError('not-found');
    call.write(() => appendAudit(call, { method: 'cards.sheet', object: `cards:${cards.length}` }));
    const html = cardSheetPage({ cards, sheet, start, siteName: siteHere(call.db)?.name ?? '', offset: offsetOf(call.db, printer ?? '') });
    return { html, fileName: 'planche-de-cartes' };
  },
  'cards.page': (call, { memberId }) => pageOf(call, memberId),
  'cards.pdf': async (call, { memberId }) => await pdfOf(call, await pageOf(call, memberId)),
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

function blanksOf(call: Call, madeAt: number): readonly SheetCard[] {
  return blanksMadeAt(call.db, madeAt).map(({ keyNumber, cardId }) => ({ text: cardTextOf(call.core.ports.secrets, keyNumber, cardId), firstName: null }));
}

/** The card that a person holds now; without one, not found. */
function activeCardOf(call: Call, memberId: number): SheetCard & { readonly memberId: number; readonly firstName: string } {
  const member = activeMember(call, memberId);
  const card = cardsOf(call.db, member.id).find((one) => one.replacedAt === null);
  if (card === undefined) throw new ProblemError('not-found');
  return { memberId: member.id, firstName: member.firstName, text: cardTextOf(call.core.ports.secrets, card.keyNumber, card.cardId) };
}

/** Somebody without a card leaves no hole in the sheet. */
const cardOnSheet = (call: Call, memberId: number): readonly SheetCard[] =>
  cardsOf(call.db, activeMember(call, memberId).id).some((card) => card.replacedAt === null) ? [activeCardOf(call, memberId)] : [];

async function pageOf(call: Call, asked: number): Promise<CardPage> {
  const { memberId, firstName, text } = activeCardOf(call, asked);
  call.write(() => appendAudit(call, { method: 'cards.page', object: `member:${memberId}` }));
  const offset = offsetOf(call.db, readSettings(call.db).cardPrinter);
  return { html: await cardPage({ firstName, siteName: siteHere(call.db)?.name ?? '', text, offset }), fileName: `carte-${text.slice(-5)}` };
}
