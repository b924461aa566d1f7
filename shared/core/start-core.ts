import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreEvent, MethodName, Reply } from '../contract/methods.ts';
import { backupBeforeMigration } from '../db/backup.ts';
import { migrate } from '../db/migrate.ts';
import { openStore } from '../db/open-store.ts';
import { actMethods } from './acts/act-methods.ts';
import { backupMethods } from './backups/backup-methods.ts';
import { cardMethods } from './cards/card-methods.ts';
import { keyMethods } from './cards/key-methods.ts';
import { closingMethods } from './closing/closing-methods.ts';
import type { Caller, Core, Handlers } from './core.ts';
import { deviceMethods } from './devices/device-methods.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { doctorMethods } from './doctor/doctor-methods.ts';
import { guestMethods } from './guests/guest-methods.ts';
import { importMethods } from './imports/import-methods.ts';
import { labelMethods } from './labels/label-methods.ts';
import { agreementMethods } from './loans/agreement-methods.ts';
import { loanMethods } from './loans/loan-methods.ts';
import { memberMethods } from './members/member-methods.ts';
import { migrations } from './migrations/all.ts';
import { noticeRestore } from './outbox/log-mark.ts';
import { organisationMethods } from './organisation/organisation-methods.ts';
import { outboxMethods } from './outbox/outbox-methods.ts';
import { usbMethods } from './outbox/usb-methods.ts';
import { uploadBeforeStop } from './outbox/upload-job.ts';
import type { CorePorts } from './ports.ts';
import { charterAtKioskMethods } from './papers/charter-at-kiosk.ts';
import { paperMethods } from './papers/paper-methods.ts';
import { reportMethods } from './reports/report-methods.ts';
import { reservationMethods } from './reservations/reservation-methods.ts';
import { createDispatcher } from './rpc/dispatch.ts';
import { cameraMethods } from './scanners/camera-methods.ts';
import { submitHidScans } from './scanners/submit-hid-scans.ts';
import { scanMethods } from './scans/scan-methods.ts';
import { settingsMethods } from './settings/settings-methods.ts';
import { setupMethods } from './setup/setup-methods.ts';
import { staffMethods } from './staff/staff-methods.ts';
import { stockMethods } from './stock/stock-methods.ts';
import { visitMethods } from './visits/visit-methods.ts';
import { waitingMethods } from './waiting/waiting-methods.ts';
import { workstationMethods } from './workstations/workstation-methods.ts';

const handlers: Handlers<MethodName> = {
  ...setupMethods,
  ...staffMethods,
  ...settingsMethods,
  ...memberMethods,
  ...cardMethods,
  ...keyMethods,
  ...scanMethods,
  ...doctorMethods,
  ...cameraMethods,
  ...visitMethods,
  ...guestMethods,
  ...charterAtKioskMethods,
  ...paperMethods,
  ...workstationMethods,
  ...waitingMethods,
  ...reservationMethods,
  ...deviceMethods,
  ...stockMethods,
  ...loanMethods,
  ...agreementMethods,
  ...labelMethods,
  ...importMethods,
  ...actMethods,
  ...closingMethods,
  ...reportMethods,
  ...organisationMethods,
  ...outboxMethods,
  ...usbMethods,
  ...backupMethods,
};

/** A running core: everything a host needs hangs on these three. */
export interface RunningCore {
  call(caller: Caller, method: string, input: unknown): Promise<Reply>;
  onEvent(listener: (event: CoreEvent) => void): () => void;
  stop(): Promise<void>;
}

/** Opens the store, migrates it, starts jobs and the HID source. Throws when the store cannot be trusted. */
export async function startCore(ports: CorePorts): Promise<RunningCore> {
  mkdirSync(ports.dataFolder, { recursive: true });
  const file = join(ports.dataFolder, 'accueil.db');
  const db = openStore(file);
  migrate(db, migrations, () => backupBeforeMigration(db, ports.dataFolder));
  noticeRestore(db, ports);
  const listeners = new Set<(event: CoreEvent) => void>();
  const core: Core = {
    db,
    ports,
    staffSeats: new Map(),
    scanner: { seen: [] },
    counting: new Map(),
    doctor: { hold: null, wrongTags: [] },
    camera: { report: null },
    emit: (event) => {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          // A window that is gone takes nothing from the others, nor from what was done.
          ports.log.write('error', 'event.lost', { event: event.kind, type: error instanceof Error ? error.name : 'unknown' });
        }
      }
    },
  };
  const call = createDispatcher(core, handlers);
  const stopJobs = startJobs(core);
  const stopHid = submitHidScans(core, call);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await stopHid();
    await uploadBeforeStop(core, stopJobs());
    db.close();
  };
  return {
    call,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // Asked twice, it ends once.
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
