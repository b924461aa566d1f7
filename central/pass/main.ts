import './pass.css';
import { parsePassFragment, passFragment, type PhonePass } from '../../shared/domain/pass-link.ts';
import { PASS_STEP_MS, passStepOf } from '../../shared/domain/pass-time.ts';
import { qrSvg } from '../../shared/symbols/symbols.ts';
import { fr } from './fr.ts';
import { passCode } from './pass-code.ts';

const KEPT = 'pass';
const STORE = 'pass-page';
const place = document.getElementById('pass');

/** The pass in the link is kept on this phone and leaves the address bar; without one, what was kept before. */
function passHere(): PhonePass | null {
  const given = parsePassFragment(location.hash);
  if (given === null) return parsePassFragment(localStorage.getItem(KEPT) ?? '');
  localStorage.setItem(KEPT, passFragment(given));
  history.replaceState(null, '', location.pathname);
  return given;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = ''): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function showNone(): void {
  place?.replaceChildren(element('h1', '', fr.none), element('p', '', fr.ask));
}

/** The code of this half minute and the seconds left; drawn anew by the clock, so that a phone that slept shows no old one. */
function showPass(pass: PhonePass): void {
  const code = element('div', 'code');
  code.setAttribute('role', 'img');
  code.setAttribute('aria-label', fr.title);
  const bar = element('progress', 'left');
  bar.max = PASS_STEP_MS / 1000;
  const left = element('p', 'count');
  const remove = element('button', 'remove', fr.remove);
  remove.addEventListener('click', () => {
    if (!window.confirm(fr.removeSure)) return;
    localStorage.removeItem(KEPT);
    clearInterval(timer);
    showNone();
  });
  const offline = 'serviceWorker' in navigator ? fr.offline : fr.notOffline;
  place?.replaceChildren(element('h1', '', fr.show), code, left, bar, element('p', 'note', fr.clock), element('p', 'note', offline), remove);
  let shown = -1;
  const draw = (): void => {
    const now = Date.now();
    const step = passStepOf(now);
    const seconds = Math.ceil(((step + 1) * PASS_STEP_MS - now) / 1000);
    left.textContent = fr.next(seconds);
    bar.value = seconds;
    if (step === shown) return;
    shown = step;
    const text = passCode(pass, step);
    code.dataset.code = text;
    code.innerHTML = qrSvg(text, 'Q');
  };
  const timer = setInterval(draw, 250);
  draw();
}

/** Keeps this page for the times without network; only https pages may (and this very machine). */
async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('./sw.js');
  const files = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel="stylesheet"], script[src]')];
  const store = await caches.open(STORE);
  await store.addAll(['./', ...files.map((file) => (file instanceof HTMLScriptElement ? file.src : file.href))]);
  document.documentElement.dataset.kept = 'yes';
}

const pass = passHere();
if (pass === null) showNone();
else showPass(pass);
// Without it the page works while there is a network; nothing to tell anybody.
keepPage().catch(() => undefined);
