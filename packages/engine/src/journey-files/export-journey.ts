import { randomUUID } from 'node:crypto';

import {
  attributesMentioned,
  eventsMentioned,
  idsMentioned,
  largestMediumInFile,
  mostMediaInFile,
  templatesSent,
  withReplaced,
  type FileAudience,
  type FileMedium,
  type Graph,
  type JourneyFile,
} from '@waypost/journey';
import type { TemplateDraft } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import { listAttributes } from '../audiences/list-attributes.ts';
import type { Database } from '../database/schema.ts';
import { assetBytes } from '../media/read-asset.ts';
import type { SampleFile } from '../templates/upload-samples.ts';
import { accountTemplates } from './account-templates.ts';

/** The file behind a template's sample, which may lie elsewhere; null when it can't be read. */
export type ReadSample = (templateId: string, medium: string) => Promise<SampleFile | null>;

/** A journey's draft with everything it refers to, as one document. Nobody's data is in it, and no secret. */
export async function exportJourney(
  db: Kysely<Database>,
  journey: { name: string; draft: Graph },
  readSample: ReadSample,
): Promise<JourneyFile> {
  const audiences = await audiencesOf(db, journey.draft);
  const everything = [journey.draft, audiences];
  const ids = idsMentioned(everything);
  const room = { left: mostMediaInFile };
  const {
    templates,
    media: samples,
    moved,
  } = await templatesOf(db, journey.draft, room, readSample);
  const graph = withReplaced(journey.draft, moved);
  const assets = await assetsOf(db, idsMentioned([graph, templates]), room);
  const attributes = new Set(attributesMentioned(everything));
  const known = ids.length === 0 ? null : ids;
  return {
    waypost: 'journey',
    version: 1,
    name: journey.name,
    graph,
    senders: known === null ? [] : await named(db, 'sender', known),
    templates,
    audiences,
    attributes: (await listAttributes(db)).flatMap(({ field, label, kind, origin }) => {
      const name = field.replace(/^profile\./, '');
      if (origin === 'everybody' || kind === 'consent' || !attributes.has(name)) return [];
      return [{ name, label: origin === 'described' ? label : null, kind }];
    }),
    events: eventsMentioned(everything),
    secrets:
      known === null
        ? []
        : await db
            .selectFrom('secret')
            .select(['id', 'name', 'host'])
            .where('id', 'in', known)
            .execute(),
    journeys: known === null ? [] : await named(db, 'journey', known),
    media: [...samples, ...assets],
  };
}

function named(
  db: Kysely<Database>,
  table: 'sender' | 'journey',
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
}

/** Audiences the graph names, and those that these ask for. */
async function audiencesOf(db: Kysely<Database>, graph: Graph): Promise<FileAudience[]> {
  const audiences = new Map<string, FileAudience>();
  let ids = idsMentioned(graph);
  while (ids.length > 0) {
    // Each round asks for what the last one named.
    // oxlint-disable-next-line no-await-in-loop
    const rows = await db
      .selectFrom('audience')
      .select(['id', 'name', 'kind', 'rule'])
      .where('id', 'in', ids)
      .execute();
    for (const row of rows) audiences.set(row.id, row);
    ids = idsMentioned(rows.map(({ rule }) => rule)).filter((id) => !audiences.has(id));
  }
  return [...audiences.values()];
}

interface Room {
  /** bytes */
  left: number;
}

interface ExportedTemplates {
  templates: JourneyFile['templates'];
  media: FileMedium[];
  /** `media:<id>` by the address under which a sample was read. */
  moved: Map<string, string>;
}

async function templatesOf(
  db: Kysely<Database>,
  graph: Graph,
  room: Room,
  readSample: ReadSample,
): Promise<ExportedTemplates> {
  const exported: ExportedTemplates = { templates: [], media: [], moved: new Map() };
  for (const { senderId, name } of templatesSent(graph)) {
    if (senderId === null) continue;
    // A journey sends a handful of templates, and their samples share the room in the file.
    // oxlint-disable-next-line no-await-in-loop
    const sender = await db
      .selectFrom('sender')
      .select('waba_id')
      .where('id', '=', senderId)
      .executeTakeFirst();
    if (sender === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop
    const languages = (await accountTemplates(db, sender.waba_id, [name])).get(name) ?? [];
    const drafts: TemplateDraft[] = [];
    for (const { templateId, status, content } of languages) {
      if (status === 'DELETED') continue;
      for (const sample of samplesOf(content)) {
        if (templateId === null || exported.moved.has(sample)) continue;
        // oxlint-disable-next-line no-await-in-loop
        const medium = mediumOf(await readSample(templateId, sample), room);
        if (medium === null) continue;
        exported.media.push(medium);
        exported.moved.set(sample, `media:${medium.id}`);
      }
      if (drafts.every(({ language }) => language !== content.language)) drafts.push(content);
    }
    if (drafts.length > 0) {
      exported.templates.push({ senderId, drafts: withReplaced(drafts, exported.moved) });
    }
  }
  return exported;
}

/** Samples that lie elsewhere. */
function samplesOf({ header, cards }: TemplateDraft): string[] {
  return [header, ...cards.map((card) => card.header)]
    .map(({ sample }) => sample)
    .filter((sample) => sample !== '' && !sample.startsWith('media:'));
}

function mediumOf(file: SampleFile | null, room: Room): FileMedium | null {
  if (file === null || file.bytes.length > largestMediumInFile || file.bytes.length > room.left) {
    return null;
  }
  room.left -= file.bytes.length;
  return {
    id: randomUUID(),
    fileName: file.name.slice(-255),
    mimeType: file.mimeType,
    data: file.bytes.toString('base64'),
  };
}

/** Uploaded files that are named; one too large is named without its bytes. */
async function assetsOf(
  db: Kysely<Database>,
  ids: readonly string[],
  room: Room,
): Promise<FileMedium[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('media_asset')
    .select(['id', 'file_name', 'mime_type', 'byte_size'])
    .where('id', 'in', [...ids])
    .orderBy('byte_size')
    .execute();
  const media: FileMedium[] = [];
  for (const row of rows) {
    const fits = row.byte_size <= largestMediumInFile && row.byte_size <= room.left;
    if (fits) room.left -= row.byte_size;
    media.push({
      id: row.id,
      fileName: row.file_name,
      mimeType: row.mime_type,
      // Up to ten megabytes altogether.
      // oxlint-disable-next-line no-await-in-loop
      data: fits ? (await assetBytes(db, row.id)).toString('base64') : null,
    });
  }
  return media;
}
