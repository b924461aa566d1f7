/** What a member came for. `unspecified` = nothing chosen, not "nothing". Order = order on the kiosk. */
export const visitPurposes = ['free-access', 'online-procedure', 'workshop', 'mediation', 'pix-diagnostic', 'device-loan', 'unspecified'] as const;
export type VisitPurpose = (typeof visitPurposes)[number];

/** Those offered by the kiosk after a scan: at most four (UX K2). */
export const kioskPurposes = ['free-access', 'online-procedure', 'device-loan', 'mediation'] as const satisfies readonly VisitPurpose[];

/** How a duration is known (REPORTING): averages use measured and corrected only. */
export const presenceQualities = ['open', 'measured', 'estimated', 'corrected'] as const;
export type PresenceQuality = (typeof presenceQualities)[number];

/** Programmes that reports tell apart. */
export const programmes = ['cej', 'pacea', 'other', 'none'] as const;
export type Programme = (typeof programmes)[number];

export const deviceKinds = ['laptop', 'tablet', 'phone', 'other'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** A device that can be lent is `available`; whether it is lent is said by its open loan, not stored twice. */
export const deviceStates = ['available', 'repair', 'lost', 'retired'] as const;
export type DeviceState = (typeof deviceStates)[number];

export const workstationStates = ['in-service', 'out-of-order'] as const;
export type WorkstationState = (typeof workstationStates)[number];

export const loanPlaces = ['on-site', 'take-home'] as const;
export type LoanPlace = (typeof loanPlaces)[number];

/** What went wrong with a loan; `none` is said too, so that nothing said is not taken for nothing wrong. */
export const loanIncidents = ['none', 'accessory-missing', 'damaged', 'lost'] as const;
export type LoanIncident = (typeof loanIncidents)[number];

/** Age bands at the day of the visit (REPORTING). */
export const ageBands = ['under-16', '16-17', '18-21', '22-25', '26-29', '30-over', 'not-communicated'] as const;
export type AgeBand = (typeof ageBands)[number];

/** Age from the birth year alone: current year minus birth year, as the national tables do (VOCABULARY 5.2). */
export function ageBandOf(birthYear: number | null, dayYear: number): AgeBand {
  if (birthYear === null) return 'not-communicated';
  const age = dayYear - birthYear;
  if (age < 16) return 'under-16';
  if (age < 18) return '16-17';
  if (age < 22) return '18-21';
  if (age < 26) return '22-25';
  if (age < 30) return '26-29';
  return '30-over';
}

export const scanSources = ['wedge', 'hid', 'camera', 'typed'] as const;
export type ScanSource = (typeof scanSources)[number];

/** What people queue for. */
export const ticketKinds = ['workstation', 'help'] as const;
export type TicketKind = (typeof ticketKinds)[number];

/** How a place in a queue ended: given what it was for, not there when called, taken back, gone with the visit. */
export const ticketEnds = ['seated', 'helped', 'absent', 'withdrawn', 'left'] as const;
export type TicketEnd = (typeof ticketEnds)[number];

/** Languages a person may ask for, ISO 639-1, in the order of the desk's list; the kiosk speaks those it has and French for the others. */
export const languages = ['fr', 'en', 'ar', 'es', 'pt', 'it', 'ro', 'sq', 'uk', 'ru', 'ka', 'ps', 'fa', 'tr', 'so', 'ti', 'bm', 'ff', 'wo'] as const;
export type Language = (typeof languages)[number];

/** Who comes without a card and is counted, not named: one person, or a group of a kind. */
export const guestKinds = ['visitor', 'school', 'partner', 'information', 'other'] as const;
export type GuestKind = (typeof guestKinds)[number];

/** Why a visit is corrected; a list, so that nothing of a person is written. */
export const correctionReasons = ['forgotten-scan', 'wrong-time', 'wrong-purpose', 'wrong-person', 'other'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/** Why an ended session of a workstation is corrected. */
export const sessionCorrectionReasons = ['forgotten-end', 'wrong-time', 'wrong-workstation', 'wrong-use', 'other'] as const;
export type SessionCorrectionReason = (typeof sessionCorrectionReasons)[number];

/** Why a closed day is opened again; a list, so that nothing of a person is written. */
export const reopenReasons = ['closed-too-soon', 'people-came', 'something-forgotten', 'other'] as const;
export type ReopenReason = (typeof reopenReasons)[number];

/** What a minor's guardian agrees to: being registered here, taking equipment home. */
export const consentKinds = ['registration', 'take-home-loan'] as const;
export type ConsentKind = (typeof consentKinds)[number];
