import type { Mutant } from './model.ts';
import type { Dice } from './random.ts';
import type { HandedDocument } from './sim-handed.ts';
import type { Secrets } from './sim-keys.ts';
import type { Message, ServerState } from './sim-server.ts';
import type { Disk, Step } from './sim-terminal.ts';
import type { CarriedFile, CarriedReplies } from './sim-usb.ts';
import type { Tally } from './tally.ts';

export interface Terminal {
  readonly number: number;
  disk: Disk;
  /** Its clock minus the world's, ms. */
  skew: number;
  /** Restores seen so far. */
  epoch: number;
  backups: Disk[];
  clockCorrected: boolean;
  turns: number;
  readonly secrets: Secrets;
  /** The newest content it was handed in this store, to notice one that goes back. */
  newestContent: number;
}
export interface World {
  readonly dice: Dice;
  readonly mutant: Mutant | null;
  readonly tally: Tally;
  readonly terminals: readonly Terminal[];
  readonly revoked: Set<number>;
  /** Revisions that a restore made their terminal forget: `id:rev:content`. */
  readonly forgotten: Set<string>;
  server: ServerState;
  serverBackups: ServerState[];
  wasRestored: boolean;
  late: Message[];
  files: CarriedFile[];
  answers: CarriedReplies[];
  /** Documents on their way or played again, each for one terminal. */
  documents: { readonly terminal: number; readonly document: HandedDocument }[];
  /** What went wrong on the way, before the end. */
  wrong: 'locked-out' | 'content-went-back' | null;
  /** Keys, what is handed down and files by hand besides, in three worlds of five; the others have uploads alone, so that their rare troubles stay frequent. */
  readonly isWide: boolean;
  now: number;
  drawn: number;
}

export const stepOf = (world: World, terminal: Terminal): Step => ({
  now: world.now + terminal.skew,
  newLog: () => (world.drawn += 1),
  newContent: () => (world.drawn += 1),
  mutant: world.mutant,
});
