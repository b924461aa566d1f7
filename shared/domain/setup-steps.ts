/** What a new antenne still tries out once its first person can sign in, in the order of the first-run screens (UX D18). */
export const setupSteps = ['workstations', 'scanner', 'printer', 'sound', 'backup', 'central'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** `todo`: not reached yet. `skipped`: recalled on the board until it is done, or `dismissed`: recalled no more. */
export const setupStepStates = ['todo', 'skipped', 'done', 'dismissed'] as const;
export type SetupStepState = (typeof setupStepStates)[number];
export type SetupStates = Readonly<Record<SetupStep, SetupStepState>>;

/** Of an antenne set up step by step, whose first person has just been made. */
export const freshStates: SetupStates = { workstations: 'todo', scanner: 'todo', printer: 'todo', sound: 'todo', backup: 'todo', central: 'todo' };

/** The first step that was not reached; null: the first run is over. */
export const nextSetupStep = (states: SetupStates): SetupStep | null => setupSteps.find((step) => states[step] === 'todo') ?? null;

/** Those to recall on the board. */
export const recalledSteps = (states: SetupStates): readonly SetupStep[] => setupSteps.filter((step) => states[step] === 'skipped');

/** Nothing was tried yet, so nobody has worked here. */
export const isUntouched = (states: SetupStates): boolean => setupSteps.every((step) => states[step] === 'todo');
