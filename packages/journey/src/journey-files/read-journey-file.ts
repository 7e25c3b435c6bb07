import { z } from 'zod';

import { journeyFileSchema, type JourneyFile } from './journey-file.ts';

export type ReadJourneyFile =
  | { kind: 'read'; file: JourneyFile }
  /** No file of a journey at all, or of a version that is not known here. */
  | { kind: 'foreign' }
  | { kind: 'newer'; version: number }
  | { kind: 'damaged'; issues: readonly { path: readonly PropertyKey[]; message: string }[] };

const headSchema = z.object({ waypost: z.literal('journey'), version: z.number().int().min(1) });

/** Reads what a file holds, and says in which way it can't be read. */
export function readJourneyFile(content: unknown): ReadJourneyFile {
  const head = headSchema.safeParse(content);
  if (!head.success) return { kind: 'foreign' };
  if (head.data.version > 1) return { kind: 'newer', version: head.data.version };
  const read = journeyFileSchema.safeParse(content);
  return read.success
    ? { kind: 'read', file: read.data }
    : { kind: 'damaged', issues: read.error.issues };
}
