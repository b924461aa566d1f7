/** What can be imported from a spreadsheet. */
export const importKinds = ['members', 'devices'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Fields of a person's sheet, exactly those of the registration wizard (minimum data, TRUST L): no other column is ever kept. */
export const memberFields = ['firstName', 'lastName', 'birthYear', 'district', 'programme', 'homeSite', 'language', 'largeText', 'toComplete'] as const;
/** Fields of a device, those of its form and its state. */
export const deviceFields = ['name', 'label', 'kind', 'model', 'serial', 'value', 'purchasedOn', 'state', 'accessories'] as const;
export type MemberField = (typeof memberFields)[number];
export type DeviceField = (typeof deviceFields)[number];
export type ImportField = MemberField | DeviceField;

export const fieldsOf = { members: memberFields, devices: deviceFields } as const;

/** Without a column for these nothing can be imported. */
export const neededFields = { members: ['firstName', 'lastName'], devices: ['name', 'kind'] } as const satisfies Record<ImportKind, readonly ImportField[]>;

/** Fields whose cells hold one of a few words (accessories: several). */
export const wordFields = [
  'programme',
  'homeSite',
  'language',
  'largeText',
  'toComplete',
  'kind',
  'state',
  'accessories',
] as const satisfies readonly ImportField[];
export type WordField = (typeof wordFields)[number];
export const isWordField = (field: ImportField): field is WordField => wordFields.some((one) => one === field);

/** Bounds of one import: what a terminal reads, compares and writes without making anybody wait. */
export const MOST_IMPORT_LINES = 10_000;
export const MOST_IMPORT_COLUMNS = 60;
/** People compared with those known in one call: some dozens of milliseconds, so that a scan never waits. */
export const MOST_COMPARED = 200;
