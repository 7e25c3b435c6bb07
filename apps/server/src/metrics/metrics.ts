import type { DatabaseConnection } from '@waypost/engine/database';
import type { LaneTrouble } from '@waypost/engine';
import type { Meter } from '@waypost/engine/metering';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { addBacklogGauges } from './backlog-gauges.ts';
import type { BacklogReader } from './backlog-reader.ts';
import { createMeter } from './meter.ts';

/** What is counted in this process, in Prometheus' text format. */
export interface Metrics {
  readonly meter: Meter;
  readonly contentType: string;
  /** Adds what the engine and the database tell. */
  watch(
    engine: { readonly instanceId: string; troubles(): LaneTrouble[] },
    pool: DatabaseConnection['pool'],
    backlog: BacklogReader,
  ): void;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const meter = createMeter(registry);
  const refreshes: (() => Promise<void>)[] = [];
  return {
    meter,
    contentType: registry.contentType,
    watch(engine, pool, backlog) {
      addPoolGauge(registry, pool);
      addLaneGauge(registry, () => engine.troubles());
      refreshes.push(addBacklogGauges(registry, backlog, engine.instanceId));
    },
    async text() {
      await Promise.all(refreshes.map((refresh) => refresh()));
      return registry.metrics();
    },
  };
}

function addPoolGauge(registry: Registry, pool: DatabaseConnection['pool']): void {
  const gauge = new Gauge({
    name: 'waypost_database_connections',
    help: 'Connections of this process by state; waiting: work that waits for one.',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      gauge.set({ state: 'open' }, pool.totalCount);
      gauge.set({ state: 'idle' }, pool.idleCount);
      gauge.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

function addLaneGauge(registry: Registry, troubles: () => LaneTrouble[]): void {
  const gauge = new Gauge({
    name: 'waypost_lane_stalled',
    help: '1 for each lane that hangs, is late or keeps failing.',
    labelNames: ['lane', 'kind'] as const,
    registers: [registry],
    collect() {
      gauge.reset();
      for (const { lane, kind } of troubles()) gauge.set({ lane, kind }, 1);
    },
  });
}
