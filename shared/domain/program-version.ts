/** The version of this program, the same on terminals and at central: package.json's, as a test holds. */
export const PROGRAM_VERSION = '0.1.0';
