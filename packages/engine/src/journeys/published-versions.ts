import { compileGraph, type CompiledGraph } from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { loadVersions, type VersionRow } from './load-versions.ts';

/** A frozen graph, made ready for stepping many runs. */
export interface PublishedVersion {
  id: number;
  journeyId: string;
  number: number;
  graph: CompiledGraph;
  /** The journey's when the graph was read. */
  contentRevision: number;
}

function publishedVersion(row: VersionRow): PublishedVersion {
  return {
    id: row.id,
    journeyId: row.journey_id,
    number: row.number,
    graph: compileGraph(row.graph, row.pace),
    contentRevision: row.content_revision,
  };
}

/**
 * Keeps the versions in use ready. A version changes in its words alone: a process that still has the old ones moves people
 * no differently, and a batch that finds its journey's words newer has them read again (`forget`).
 */
export class PublishedVersions {
  readonly #versions = new Map<number, PublishedVersion>();

  /** The versions with these ids, read once each. A deleted version is missing from the answer. */
  async load(db: Kysely<Database>, ids: Iterable<number>): Promise<Map<number, PublishedVersion>> {
    const found = new Map<number, PublishedVersion>();
    const unknown = new Set<number>();
    for (const id of ids) {
      const known = this.#versions.get(id);
      if (known) found.set(id, known);
      else unknown.add(id);
    }
    if (unknown.size > 0) {
      for (const row of await loadVersions(db, [...unknown])) {
        const version = publishedVersion(row);
        this.#versions.set(row.id, version);
        found.set(row.id, version);
      }
    }
    return found;
  }

  /** Has these versions read again. */
  forget(ids: Iterable<number>): void {
    for (const id of ids) this.#versions.delete(id);
  }
}
