/** Playwright calls the default export of a global setup. */
export { setup as default } from '../support/run-folder.ts';
