/** What a coordinator's account may do at central: *read* sees and exports, *manage* also changes (issue "Central", C1–C8). */
export const readerRoles = ['read', 'manage'] as const;
export type ReaderRole = (typeof readerRoles)[number];

/** Whether an account with role `has` may use what asks for `needed`. */
export const roleAllows = (has: ReaderRole, needed: ReaderRole): boolean => has === 'manage' || needed === 'read';
