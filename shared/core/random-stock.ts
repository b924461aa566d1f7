import type { RandomPort } from './ports.ts';

const STOCK_BYTES = 4_096;
/** Larger draws (keys) do not come from the stock. */
const LARGEST_BYTES = 32;

/**
 * Random bytes drawn from `fill` (the system's generator) 4 kB at a time: each draw of its own costs a check-in 25 µs.
 * What was handed out is wiped from the stock, so that no byte is known or given twice.
 */
export function stockedRandom(fill: (bytes: Uint8Array) => void): RandomPort {
  const stock = new Uint8Array(STOCK_BYTES);
  let used = STOCK_BYTES;
  return {
    bytes: (count) => {
      if (count > LARGEST_BYTES) {
        const own = new Uint8Array(count);
        fill(own);
        return own;
      }
      if (used + count > STOCK_BYTES) {
        fill(stock);
        used = 0;
      }
      const drawn = stock.slice(used, used + count);
      stock.fill(0, used, used + count);
      used += count;
      return drawn;
    },
  };
}
