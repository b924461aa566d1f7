/** The finder lives where central may use it too (docs/decisions/0011). */
export { findChromium, quietFlags } from '../shared/browser/chromium.ts';
