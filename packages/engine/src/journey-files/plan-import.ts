import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import {
  templatesSent,
  withReplaced,
  withTemplatesRenamed,
  type FileAttribute,
  type FileAudience,
  type FileMedium,
  type Graph,
  type JourneyFile,
} from '@waypost/journey';
import type { TemplateDraft } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import { listAttributes } from '../audiences/list-attributes.ts';
import { listKnownEvents } from '../audiences/list-known-events.ts';
import type { Database } from '../database/schema.ts';
import { listSenders } from '../senders/list-senders.ts';
import { accountTemplates } from './account-templates.ts';
import { freeName } from './free-name.ts';
import { placeTemplate } from './place-template.ts';

/** What somebody decides who imports a journey. */
export interface ImportChoices {
  /** Left out: the file's own, or the next that is free. */
  name?: string | undefined;
  /** Senders of this workspace by those of the file. */
  senders: Readonly<Record<string, string>>;
  /** Templates of the file whose namesakes of the account are sent instead, whatever they say. */
  ownTemplates: readonly string[];
}

/** What becomes of one thing that a journey refers to. */
export interface ImportItem {
  kind:
    | 'sender'
    | 'template'
    | 'audience'
    | 'list'
    | 'attribute'
    | 'event'
    | 'secret'
    | 'journey'
    | 'medium';
  name: string;
  /**
   * `rename`: made under the name `as`, because another has its own. `differs`: the one that exists is used, though it
   * is another. `expected`: nothing has to be made, but somebody has to send it.
   */
  outcome: 'create' | 'reuse' | 'rename' | 'differs' | 'expected' | 'missing';
  /** What it is called here, or (of an attribute that differs) its kind here, or (of a secret) its host. */
  as: string | null;
}

/** What an import would write. Nothing has been written yet. */
export interface ImportPlan {
  name: string;
  items: ImportItem[];
  senders: { id: string; name: string; chosen: string | null }[];
  /** As it would be stored; media still have the ids of the file. */
  graph: Graph;
  audiences: FileAudience[];
  attributes: FileAttribute[];
  drafts: { wabaId: string; content: TemplateDraft }[];
  media: FileMedium[];
}

/** Looks up what a file refers to and decides what is made, used or missing. */
export async function planImport(
  db: Kysely<Database>,
  file: JourneyFile,
  choices: ImportChoices,
): Promise<ImportPlan> {
  const items: ImportItem[] = [];
  const ids = new Map<string, string>();
  const senders = await placeSenders(db, file, choices, items, ids);
  await placeByName(db, file, items, ids);
  const audiences = await placeAudiences(db, file, items, ids);
  const attributes = await placeAttributes(db, file, items);
  await placeEvents(db, file, items);
  const { drafts, names } = await placeTemplates(db, file, choices, { items, ids });
  for (const { fileName, data } of file.media) {
    const outcome = data === null ? 'missing' : 'create';
    items.push({ kind: 'medium', name: fileName, outcome, as: null });
  }
  const renamed = withTemplatesRenamed(file.graph, ({ senderId, name }) =>
    names.get(`${senderId} ${name}`),
  );
  return {
    name: choices.name ?? (await freeJourneyName(db, file.name)),
    items,
    senders,
    graph: withReplaced(renamed, ids),
    audiences: withReplaced(audiences, ids),
    attributes,
    drafts,
    media: file.media.filter(({ data }) => data !== null),
  };
}

async function placeSenders(
  db: Kysely<Database>,
  file: JourneyFile,
  choices: ImportChoices,
  items: ImportItem[],
  ids: Map<string, string>,
): Promise<ImportPlan['senders']> {
  const ours = await listSenders(db);
  return file.senders.map(({ id, name }) => {
    const wanted = choices.senders[id];
    const chosen =
      ours.find((sender) => sender.id === wanted) ??
      ours.find((sender) => sender.id === id) ??
      ours.find((sender) => sender.name === name) ??
      // Nobody is written to by mistake: with several, the simulator's.
      (ours.length === 1 ? ours[0] : ours.find(({ connection }) => connection === 'simulator'));
    if (chosen !== undefined) ids.set(id, chosen.id);
    const outcome = chosen === undefined ? 'missing' : 'reuse';
    items.push({ kind: 'sender', name, outcome, as: chosen?.name ?? null });
    return { id, name, chosen: chosen?.id ?? null };
  });
}

/** Secrets and other journeys can't be made here: those of the same id or name are used. */
async function placeByName(
  db: Kysely<Database>,
  file: JourneyFile,
  items: ImportItem[],
  ids: Map<string, string>,
): Promise<void> {
  const secrets = await db.selectFrom('secret').select(['id', 'name', 'host']).execute();
  for (const secret of file.secrets) {
    const own =
      secrets.find(({ id }) => id === secret.id) ??
      secrets.find(({ name, host }) => name === secret.name && host === secret.host);
    if (own !== undefined) ids.set(secret.id, own.id);
    const outcome = own === undefined ? 'missing' : 'reuse';
    items.push({ kind: 'secret', name: secret.name, outcome, as: secret.host });
  }
  for (const journey of file.journeys) {
    // A handful at most.
    // oxlint-disable-next-line no-await-in-loop
    const own = await db
      .selectFrom('journey')
      .select(['id', 'name'])
      .where('kind', '=', 'journey')
      .where((at) => at.or([at('id', '=', journey.id), at('name', '=', journey.name)]))
      .orderBy((at) => at('id', '=', journey.id), 'desc')
      .executeTakeFirst();
    if (own !== undefined) ids.set(journey.id, own.id);
    const outcome = own === undefined ? 'missing' : 'reuse';
    items.push({ kind: 'journey', name: journey.name, outcome, as: own?.name ?? null });
  }
}

/** Answers the audiences to make, under ids of their own. */
async function placeAudiences(
  db: Kysely<Database>,
  file: JourneyFile,
  items: ImportItem[],
  ids: Map<string, string>,
): Promise<FileAudience[]> {
  if (file.audiences.length === 0) return [];
  const ours = await db.selectFrom('audience').select(['id', 'name', 'kind', 'rule']).execute();
  const made: FileAudience[] = [];
  const taken = new Set(ours.map(({ name }) => name));
  // An audience that another asks for stands behind it in a file, and is placed before it.
  for (const audience of file.audiences.toReversed()) {
    const kind = audience.kind === 'list' ? 'list' : 'audience';
    const rule = withReplaced(audience.rule, ids);
    const own =
      ours.find(({ id }) => id === audience.id) ??
      ours.find(
        (one) =>
          one.name === audience.name &&
          one.kind === audience.kind &&
          isDeepStrictEqual(one.rule, rule),
      );
    if (own !== undefined) {
      ids.set(audience.id, own.id);
      items.push({ kind, name: audience.name, outcome: 'reuse', as: own.name });
      continue;
    }
    const name = freeName(audience.name, taken, { most: 80, write: (base, n) => `${base} (${n})` });
    taken.add(name);
    const id = randomUUID();
    ids.set(audience.id, id);
    made.push({ ...audience, id, name });
    const outcome = name === audience.name ? 'create' : 'rename';
    items.push({ kind, name: audience.name, outcome, as: name });
  }
  return made;
}

/** Answers the attributes to describe. */
async function placeAttributes(
  db: Kysely<Database>,
  file: JourneyFile,
  items: ImportItem[],
): Promise<FileAttribute[]> {
  if (file.attributes.length === 0) return [];
  const ours = new Map(
    (await listAttributes(db)).map(({ field, kind }) => [field.replace(/^profile\./, ''), kind]),
  );
  return file.attributes.filter(({ name, kind }) => {
    const own = ours.get(name);
    const outcome = own === undefined ? 'create' : own === kind ? 'reuse' : 'differs';
    items.push({ kind: 'attribute', name, outcome, as: own ?? kind });
    return own === undefined;
  });
}

async function placeEvents(
  db: Kysely<Database>,
  file: JourneyFile,
  items: ImportItem[],
): Promise<void> {
  if (file.events.length === 0) return;
  const known = new Set((await listKnownEvents(db)).map(({ name }) => name));
  for (const { name } of file.events) {
    const outcome = known.has(name) ? 'reuse' : 'expected';
    items.push({ kind: 'event', name, outcome, as: null });
  }
}

interface PlacedTemplates {
  drafts: ImportPlan['drafts'];
  /** Names here, by the file's sender and name. */
  names: Map<string, string>;
}

async function placeTemplates(
  db: Kysely<Database>,
  file: JourneyFile,
  choices: ImportChoices,
  { items, ids }: { items: ImportItem[]; ids: ReadonlyMap<string, string> },
): Promise<PlacedTemplates> {
  const placed: PlacedTemplates = { drafts: [], names: new Map() };
  const accountOf = new Map((await listSenders(db)).map(({ id, waba_id }) => [id, waba_id]));
  for (const { senderId, name } of templatesSent(file.graph)) {
    const travels = file.templates.find(
      (template) => template.senderId === senderId && template.drafts[0]?.name === name,
    );
    const wabaId = accountOf.get(ids.get(senderId ?? '') ?? '');
    if (wabaId === undefined) {
      items.push({ kind: 'template', name, outcome: 'missing', as: null });
      continue;
    }
    const candidates = [name, ...Array.from({ length: 20 }, (_, n) => `${name}_${n + 2}`)];
    // oxlint-disable-next-line no-await-in-loop
    const account = await accountTemplates(db, wabaId, candidates);
    for (const { content } of placed.drafts.filter((draft) => draft.wabaId === wabaId)) {
      const same = account.get(content.name) ?? [];
      account.set(content.name, [...same, { templateId: null, status: null, content }]);
    }
    const place = placeTemplate({
      name,
      drafts: travels?.drafts ?? [],
      account,
      keepsOwn: choices.ownTemplates.includes(name),
    });
    placed.names.set(`${senderId} ${name}`, place.name);
    placed.drafts.push(...place.drafts.map((content) => ({ wabaId, content })));
    const { outcome } = place;
    items.push({ kind: 'template', name, outcome, as: outcome === 'missing' ? null : place.name });
  }
  return placed;
}

async function freeJourneyName(db: Kysely<Database>, name: string): Promise<string> {
  const rows = await db
    .selectFrom('journey')
    .select('name')
    .where('kind', '=', 'journey')
    .where('name', 'like', `${name.slice(0, 100).replaceAll(/[\\%_]/g, '\\$&')}%`)
    .execute();
  const taken = new Set(rows.map((row) => row.name));
  return freeName(name, taken, { most: 120, write: (base, n) => `${base} (${n})` });
}
