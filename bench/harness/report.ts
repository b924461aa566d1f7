import { writeFileSync } from 'node:fs';
import { isMet, type Result } from './figure.ts';

const shown = (ratio: number | null): string => (ratio === null ? '–' : ratio.toFixed(2));

/** The results as a table for people; a missed goal is marked at the beginning of its line. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map((result) => [
    isMet(result) ? 'ok' : 'MISSED',
    result.name,
    shown(result.ratio),
    `${result.sense === 'at-most' ? '≤' : '≥'} ${result.goal}`,
    result.unit,
    String(result.samples),
    result.note,
  ]);
  const lines = [['', 'figure', 'ratio', 'goal', 'unit', 'samples', 'note'], ...rows];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length))) ?? [];
  return lines.map((line) => line.map((cell, column) => cell.padEnd(column === line.length - 1 ? 0 : (widths[column] ?? 0))).join('  ')).join('\n');
}

/** The results as JSON: `{"figures":[{"name","ratio","goal","unit","samples","note"}]}`. */
export function writeJson(file: string, results: readonly Result[]): void {
  const figures = results.map(({ name, ratio, goal, unit, samples, note }) => ({ name, ratio, goal, unit, samples, note }));
  writeFileSync(file, `${JSON.stringify({ figures }, null, 2)}\n`);
}
