import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc, 100 on every Linux that Node supports. */
const ticksPerSecond = 100;

interface ProcessStat {
  parent: number;
  cpuMs: number;
}

function stat(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in brackets may hold spaces; everything after the last bracket is plain numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    return { parent: Number(fields[1]), cpuMs: (ticks * 1000) / ticksPerSecond };
  } catch {
    return null;
  }
}

/**
 * CPU time of processes and all that descends from them, in milliseconds, finished children included. Null
 * where there is no /proc (only Linux can tell).
 */
export function cpuTimeMs(roots: readonly number[]): number | null {
  const stats = new Map<number, ProcessStat>();
  try {
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      const found = Number.isInteger(pid) ? stat(pid) : null;
      if (found !== null) stats.set(pid, found);
    }
  } catch {
    return null;
  }
  const counted = new Set(roots);
  for (let grown = true; grown;) {
    grown = false;
    for (const [pid, { parent }] of stats) {
      if (!counted.has(pid) && counted.has(parent)) {
        counted.add(pid);
        grown = true;
      }
    }
  }
  return [...counted].reduce((sum, pid) => sum + (stats.get(pid)?.cpuMs ?? 0), 0);
}

/** The process that started another one; null when there is no such process, or no /proc. */
export function parentOf(pid: number): number | null {
  return stat(pid)?.parent ?? null;
}

/** Measures the CPU time that processes and their descendants use from now on. */
export function startCpuMeter(roots: readonly (number | null)[]): {
  /** Milliseconds of CPU so far; null where the machine can't tell, or one of the processes runs elsewhere. */
  usedMs(): number | null;
} {
  const pids = roots.filter((pid) => pid !== null);
  const measure = () => (pids.length < roots.length ? null : cpuTimeMs(pids));
  const before = measure();
  return {
    usedMs() {
      const after = measure();
      return before === null || after === null ? null : after - before;
    },
  };
}
