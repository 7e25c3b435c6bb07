import type { SendMarks } from './send-marks.ts';

/** Marks and when they were true, ms since the epoch. */
export interface RecordedMarks extends SendMarks {
  at: number;
}

/**
 * What is remembered of sending outside the database, by sender. It is written before the messages of a claim leave,
 * without waiting for the disk: a record that a power cut set back finds less, never too much.
 */
export interface SendRecord {
  entries(): ReadonlyMap<string, RecordedMarks>;
  /** Replaces what is remembered of a sender. Never throws: sending goes on without it. */
  write(senderId: string, marks: RecordedMarks): void;
}

/** Remembers as long as the process lives. */
export function memoryRecord(): SendRecord {
  const entries = new Map<string, RecordedMarks>();
  return {
    entries: () => entries,
    write(senderId, marks) {
      entries.set(senderId, marks);
    },
  };
}
