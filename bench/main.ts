import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { checkInCommit } from './figures/check-in-commit.ts';
import { checkInGrowth } from './figures/check-in-growth.ts';
import { checkInRequest } from './figures/check-in-request.ts';
import { coreStart } from './figures/core-start.ts';
import { deskPaint } from './figures/desk-paint.ts';
import { importSheets } from './figures/import-sheets.ts';
import { ingest, ingestPostgres } from './figures/ingest.ts';
import { type Bench, type Figure, isMet, type Result } from './harness/figure.ts';
import { tableOf, writeJson } from './harness/report.ts';
import { monthReportGrowth } from './figures/month-report.ts';
import { rampUpGrowth } from './figures/ramp-up.ts';
import { scanCameraFirst } from './figures/scan-camera-first.ts';
import { scanCameraBack, scanCameraGap, scanCameraGrowth, scanCameraShown1280, scanCameraShown640 } from './figures/scan-camera-run.ts';
import { scanDecodeMedian, scanDecodeRate, scanJsRate } from './figures/scan-decode.ts';
import { scanHid, scanTick } from './figures/scan-hid.ts';
import { scanToPaint } from './figures/scan-to-paint.ts';
import { scanWedge } from './figures/scan-wedge.ts';
import { scanWrong } from './figures/scan-wrong.ts';
import { openScratch } from './harness/scratch.ts';

/** `npm run bench -- [--json FILE] [--strict] [--only NAME] [--full]`: ratios measured in one run. */
// The start comes before the check-ins of the same store: facts that wait for central are not what it is about.
const figures: readonly Figure[] = [
  checkInCommit,
  coreStart,
  checkInGrowth,
  scanToPaint,
  monthReportGrowth,
  rampUpGrowth,
  ingest,
  ingestPostgres,
  checkInRequest,
  deskPaint,
  importSheets,
  scanWedge,
  scanDecodeRate,
  scanDecodeMedian,
  scanJsRate,
  scanWrong,
  scanHid,
  scanTick,
  scanCameraFirst,
  scanCameraShown640,
  scanCameraShown1280,
  scanCameraGap,
  scanCameraBack,
  scanCameraGrowth,
];

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    strict: { type: 'boolean', default: false },
    only: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
});
const asked = values.only === undefined ? figures : figures.filter((figure) => figure.name === values.only);
if (asked.length === 0) {
  console.error(`--only takes one of: ${figures.map((figure) => figure.name).join(', ')}`);
  process.exit(2);
}

async function resultOf(figure: Figure, bench: Bench): Promise<Result> {
  const { name, goal, sense, unit } = figure;
  try {
    return { name, goal, sense, unit, ...(await figure.measure(bench)) };
  } catch (error) {
    // One figure that cannot be measured here must not hide the others.
    return { name, goal, sense, unit, ratio: null, samples: 0, note: `not measured: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const scratch = openScratch();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    scratch.remove();
    process.exit(130);
  });
}
const results: Result[] = [];
const load = (): string => loadavg()[0]?.toFixed(2) ?? '';
console.log(`Data in ${scratch.root} (removed at the end); ${availableParallelism()} cores, load ${load()}`);
try {
  const bench: Bench = { scratch, samples: (few, many) => (values.full ? many : few) };
  for (const figure of asked) {
    const start = performance.now();
    results.push(await resultOf(figure, bench));
    console.log(`${figure.name}: ${((performance.now() - start) / 1000).toFixed(0)} s, load ${load()}`);
  }
} finally {
  scratch.remove();
}
console.log(`\n${tableOf(results)}`);
if (values.json !== undefined) writeJson(values.json, results);
const missed = results.filter((result) => !isMet(result)).length;
if (missed > 0) console.log(`\n${missed} of ${results.length} goals missed`);
process.exitCode = missed > 0 && values.strict ? 1 : 0;
