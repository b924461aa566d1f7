import type { DeviceLine, DeviceSheet } from '../../contract/inventory-views.ts';
import { instantOf } from '../../domain/calendar.ts';
import type { Call } from '../core.ts';
import { accessoriesOfLoan } from '../loans/accessory-store.ts';
import { conditionOf } from '../loans/condition-store.ts';
import { loansOfDevice, openLoans } from '../loans/loan-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { allSites } from '../sites/site-store.ts';
import { eventsOfDevice, repairsOf } from './device-event-store.ts';
import { accessoriesOf, allDevices, type Device } from './device-store.ts';
import { photoOf } from './photo-store.ts';

/** The whole fleet, by kind and name. */
export function deviceLines({ db }: Pick<Call, 'db'>): readonly DeviceLine[] {
  const holders = new Map(openLoans(db).map((loan) => [loan.deviceId, findMember(db, loan.memberId)]));
  const sites = new Map(allSites(db).map((site) => [site.code, site.name]));
  return allDevices(db).map((device) => {
    const holder = holders.get(device.id);
    const { id: deviceId, name, label, kind, state, model, serial } = device;
    const atSite = device.atSite === null ? null : (sites.get(device.atSite) ?? device.atSite);
    return { deviceId, name, label, kind, state, model, serial, lentTo: holder === undefined ? null : shortName(holder), atSite };
  });
}

/** One device with everything known of it. */
export function deviceSheet(call: Pick<Call, 'db'>, device: Device): DeviceSheet {
  const { db } = call;
  const line = deviceLines(call).find((one) => one.deviceId === device.id);
  if (line === undefined) throw new Error('the device just read is not there');
  const photo = photoOf(db, device.id);
  return {
    ...line,
    valueCents: device.valueCents,
    purchasedOn: device.purchasedOn,
    accessories: accessoriesOf(db, device.id),
    photo: photo === undefined ? null : `data:${photo.type};base64,${photo.bytes.toString('base64')}`,
    repairs: repairsOf(db, device.id).map(({ id: repairId, ...repair }) => ({ repairId, ...repair })),
    events: eventsOfDevice(db, device.id).map((event) => ({ ...event, at: instantOf(event.at) })),
    loans: loansOfDevice(db, device.id).map((loan) => {
      const member = findMember(db, loan.memberId);
      return {
        loanId: loan.id,
        name: member === undefined ? '' : shortName(member),
        place: loan.place,
        lentAt: instantOf(loan.lentAt),
        returnedAt: loan.returnedAt === null ? null : instantOf(loan.returnedAt),
        damaged: conditionOf(db, loan.id)?.damaged === true,
        missing: accessoriesOfLoan(db, loan.id).flatMap((one) => (one.state === 'missing' ? [one.accessory] : [])),
      };
    }),
  };
}
