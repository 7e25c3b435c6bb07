import { cpus, totalmem } from 'node:os';

import { isMet, shareOf, type Bench, type Figure, type Target } from './bench.ts';
import type { BenchDatabase, DatabaseSettings } from './bench-database.ts';
import type { BenchSize } from './session.ts';

/** How one bench ended. */
export interface BenchOutcome {
  bench: Bench;
  figures: readonly Figure[];
  /** Why there are no figures. */
  error: string | null;
  seconds: number;
  databases: readonly BenchDatabase[];
}

/** The machine that figures are of. */
function machine() {
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryMB: Math.round(totalmem() / 1024 / 1024),
  };
}

/** All there is to know about a run, for programs. */
export function asJson(outcomes: readonly BenchOutcome[], size: BenchSize): string {
  return JSON.stringify({
    machine: machine(),
    size,
    benches: outcomes.map(({ bench, figures, error, seconds, databases }) => ({
      name: bench.name,
      what: bench.what,
      seconds,
      error,
      databases: databases.map(({ settings }) => settings),
      figures: figures.map((figure) => ({
        name: figure.name,
        value: figure.value,
        unit: figure.unit,
        limit: figure.limit ?? null,
        share: shareOf(figure),
        target: figure.target ?? null,
        met: isMet(figure),
      })),
    })),
  });
}

/** The same for people: the machine, the databases, and a table. */
export function asTable(outcomes: readonly BenchOutcome[]): string {
  const { node, platform, cores, processor, memoryMB } = machine();
  const rows = [
    ['bench', 'figure', 'value', 'limit in this run', 'share', 'target', 'met'],
    ...outcomes.flatMap(rowsOf),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  const failures = outcomes.flatMap(({ bench, error }) =>
    error === null ? [] : [`${bench.name} did not run: ${error}`],
  );
  return [
    `Node ${node} on ${platform}, ${cores} cores (${processor}), ${memoryMB} MB`,
    ...databaseLines(outcomes),
    '',
    ...lines,
    ...(failures.length === 0 ? [] : ['', ...failures]),
  ].join('\n');
}

function rowsOf({ bench, figures, error }: BenchOutcome): string[][] {
  if (error !== null) return [[bench.name, 'did not run']];
  return figures.map((figure, index) => {
    const { name, value, unit, limit, target } = figure;
    const share = shareOf(figure);
    const met = isMet(figure);
    return [
      index === 0 ? bench.name : '',
      name,
      value === null ? 'n/a' : `${rounded(value)} ${unit}`,
      limit === undefined ? '' : `${rounded(limit.value)} ${unit} (${limit.name})`,
      share === null ? '' : share.toFixed(3),
      target === undefined ? '' : targetText(target, unit),
      met === null ? '' : met ? 'yes' : 'NO',
    ];
  });
}

function targetText(target: Target, unit: string): string {
  if ('atLeast' in target) return `≥ ${rounded(target.atLeast)} ${unit}`;
  if ('atMost' in target) return `≤ ${rounded(target.atMost)} ${unit}`;
  return `≥ ${target.shareOfLimit} of the limit`;
}

function rounded(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** One line for each distinct set of settings. */
function databaseLines(outcomes: readonly BenchOutcome[]): string[] {
  const byText = new Map<string, Set<string>>();
  for (const { bench, databases } of outcomes) {
    for (const { settings } of databases) {
      const text = settingsText(settings);
      byText.set(text, (byText.get(text) ?? new Set()).add(bench.name));
    }
  }
  return [...byText].map(([text, names]) =>
    byText.size === 1 ? text : `${text} (${[...names].join(', ')})`,
  );
}

function settingsText({ server_version: version, ...settings }: DatabaseSettings): string {
  const rest = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return `PostgreSQL ${version ?? '?'}: ${rest.join(', ')}`;
}
