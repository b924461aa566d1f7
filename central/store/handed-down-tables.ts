/** The tables of what central hands terminals (migration 7). Days are `YYYY-MM-DD`, site `*` is all antennes, instants are epoch ms. */
export interface HandedDownTables {
  site_districts: { site: string; district: string };
  offered_purposes: { purpose: string };
  charters: { version: number; from_day: string; texts: string; at: number; author: string };
  special_openings: { site: string; day: string; from_minute: number; to_minute: number };
  dead_cards: { hash: Buffer; received_at: number };
  handed_down: { site: string; version: number; hash: Buffer };
}
