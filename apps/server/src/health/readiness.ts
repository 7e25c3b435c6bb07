/** Something that keeps this process from its work, wholly or in part. */
export interface Reason {
  /** For machines, e.g. `database_unreachable`. docs/operations.md lists them. */
  readonly code: string;
  /** `unready`: send nobody here. `degraded`: it answers, and somebody should look. */
  readonly level: 'unready' | 'degraded';
  /** For people. */
  readonly text: string;
}

/** Looks at one thing; no reasons when all is well. */
export type ReadinessCheck = () => Promise<readonly Reason[]> | readonly Reason[];

export type ReadinessStatus = 'ready' | 'degraded' | 'not ready';

export interface ReadinessReport {
  readonly status: ReadinessStatus;
  readonly reasons: readonly Reason[];
}

/** What `/readyz` and the watchers of this process are told. */
export interface Readiness {
  add(check: ReadinessCheck): void;
  report(): Promise<ReadinessReport>;
}

/** A check that takes longer, ms, tells by that alone that something hangs. */
const longestCheckMs = 3000;

const tooLate: Reason = {
  code: 'check_late',
  level: 'unready',
  text: 'A check of this process did not end in time, as when the database hangs.',
};

export function createReadiness(): Readiness {
  const checks: ReadinessCheck[] = [];
  return {
    add(check) {
      checks.push(check);
    },
    async report() {
      const found = await Promise.all(checks.map(look));
      const reasons = found.flat();
      return { status: statusOf(reasons), reasons };
    },
  };
}

function statusOf(reasons: readonly Reason[]): ReadinessStatus {
  if (reasons.some(({ level }) => level === 'unready')) return 'not ready';
  return reasons.length > 0 ? 'degraded' : 'ready';
}

async function look(check: ReadinessCheck): Promise<readonly Reason[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Reason[]>((resolve) => {
    timer = setTimeout(() => resolve([tooLate]), longestCheckMs);
  });
  try {
    return await Promise.race([Promise.resolve().then(check), late]);
  } catch (error) {
    return [{ code: 'check_failed', level: 'unready', text: textOf(error) }];
  } finally {
    clearTimeout(timer);
  }
}

function textOf(error: unknown): string {
  return `A check of this process failed: ${error instanceof Error ? error.name : 'unknown'}.`;
}
