import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

import type { VariantFigures } from '../../experiments/variant-figures.ts';
import type { NullableTimestamp, Timestamp } from './columns.ts';

export interface ExperimentTable {
  id: GeneratedAlways<number>;
  journey_id: string;
  activity: string;
  design: string;
  began_at: Timestamp;
  /** As counted last, by variant. */
  figures: ColumnType<VariantFigures[], string | undefined, string>;
  counted_at: NullableTimestamp;
  due_at: Timestamp;
  winner: string | null;
  decided_by: string | null;
  decided_at: NullableTimestamp;
}

export interface ExperimentPersonTable {
  bucket: number;
  experiment_id: number;
  profile_id: string;
  run_id: string;
  variant: string;
  arrived_at: Timestamp;
  reached_at: NullableTimestamp;
  /** Whether they may still reach it. */
  is_open: Generated<boolean>;
}

export interface ExperimentTables {
  experiment: ExperimentTable;
  experiment_person: ExperimentPersonTable;
}
