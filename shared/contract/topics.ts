/** What may have changed. Told to windows after a commit; a page reads again what it shows of it. */
export const topics = [
  'setup',
  'site',
  'board',
  'members',
  'workstations',
  'loans',
  'devices',
  'staff',
  'upload',
  'closing',
  'settings',
  'scanners',
  'backup',
  'waiting',
  'stock',
  'printers',
] as const;
export type Topic = (typeof topics)[number];
