import type { Page } from '@playwright/test';
import type { RunningCentral } from '../../central/start-central.ts';
import type { Antenne } from '../support/antenne.ts';

export type Shoot = (page: Page, name: string) => Promise<void>;
/** What every scene plays on. */
export interface Stage {
  readonly antenne: Antenne;
  readonly central: RunningCentral;
  readonly open: (address: string, width: number, height: number) => Promise<Page>;
  readonly shoot: Shoot;
}
/** Printed codes of the practice antenne. */
export interface PrintedCodes {
  readonly members: readonly string[];
  readonly replaced: string;
  /** A good card that this terminal does not know. */
  readonly stranger: string;
  readonly workstations: readonly string[];
  readonly devices: readonly string[];
}
