import type { Handlers } from '../core.ts';

/** What the kiosk's page says of its camera, for the desk. Nothing is stored: after a start the page says it again. */
export const cameraMethods: Handlers<'cameras.report' | 'cameras.status'> = {
  'cameras.report': (call, report) => {
    call.core.camera.report = report;
    call.changed('scanners');
    return null;
  },
  'cameras.status': (call) => call.core.camera.report,
};
