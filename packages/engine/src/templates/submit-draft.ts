import {
  type DraftProblem,
  draftSamples,
  draftTemplate,
  templateDefinition,
  templateProblems,
} from '@waypost/whatsapp';
import type {
  CloudApiClient,
  FailedCall,
  GraphConnection,
  ListedTemplate,
} from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { Database, DraftRefusal } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { askForTemplateSync } from './ask-for-sync.ts';
import { getTemplateDraft, type TemplateDraftRow } from './drafts.ts';
import { getTemplate } from './get-template.ts';
import { noteStep } from './note-step.ts';
import { upsertTemplates } from './save-templates.ts';
import type { SamplePictures } from './sync-account.ts';
import { type SampleFile, uploadSamples } from './upload-samples.ts';

/** What handing a template in takes beside the draft. */
export interface SubmissionDesk {
  db: Kysely<Database>;
  client: CloudApiClient;
  connection: GraphConnection;
  /** App whose upload takes sample media; asked only when there are any. */
  appId: () => Promise<string | null>;
  /** The file behind a sample; null when it is gone. */
  sample: (medium: string) => Promise<SampleFile | null>;
  pictures: SamplePictures;
  actor: string;
}

export type Submission =
  | { kind: 'submitted'; templateId: string }
  /** Waypost's own rules; nothing was sent. */
  | { kind: 'invalid'; problems: DraftProblem[] }
  /** Meta said no; the draft keeps its words. */
  | { kind: 'refused'; refusal: DraftRefusal }
  | { kind: 'sample_unavailable'; field: string }
  | { kind: 'failed'; failure: FailedCall }
  | { kind: 'not_found' };

/** Hands a draft in for review at Meta. It stays until Meta has taken it: nothing an author wrote gets lost. */
export async function submitDraft(
  desk: SubmissionDesk,
  draftId: string,
  now: number,
): Promise<Submission> {
  const row = await getTemplateDraft(desk.db, draftId);
  if (row === undefined) return { kind: 'not_found' };
  const problems = templateProblems(row.content);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const uploaded = await uploadSamples(desk, draftSamples(row.content));
  if (uploaded.kind !== 'ok') return handleFailure(desk, row, uploaded);
  const { handles } = uploaded;
  const definition = templateDefinition(row.content, (sample) => handles.get(sample) ?? '');
  const handed = await handIn(desk, row, definition);
  if (handed.kind !== 'ok') return handleFailure(desk, row, handed);
  const templateId = await storeSubmission(desk, row, handed, now);
  return { kind: 'submitted', templateId };
}

interface HandedIn {
  kind: 'ok';
  /** Meta's id. */
  id: string;
  status: string;
  category: string;
}

async function handIn(
  { db, client, connection }: SubmissionDesk,
  row: TemplateDraftRow,
  {
    name,
    language,
    category,
    parameterFormat,
    ttlSeconds,
    components,
  }: ReturnType<typeof templateDefinition>,
): Promise<HandedIn | FailedCall> {
  const ttl = ttlSeconds === null ? {} : { ttlSeconds };
  if (row.template_id === null) {
    return client.createTemplate(connection, row.waba_id, {
      name,
      language,
      category,
      parameterFormat,
      components,
      ...ttl,
    });
  }
  const stored = await getTemplate(db, row.template_id);
  const id = stored?.meta_id ?? '';
  const isCategoryFree = stored?.status !== 'APPROVED' && stored?.category !== category;
  const done = await client.editTemplate(connection, id, {
    components,
    ...ttl,
    ...(isCategoryFree ? { category } : {}),
  });
  return done.kind === 'ok' ? { kind: 'ok', id, status: 'PENDING', category } : done;
}

async function storeSubmission(
  desk: SubmissionDesk,
  row: TemplateDraftRow,
  handed: HandedIn,
  now: number,
): Promise<string> {
  const read = await desk.client.getTemplate(desk.connection, handed.id);
  const listed =
    read.kind === 'ok' && read.template !== null ? read.template : asHanded(row, handed);
  const [pictured] = desk.pictures([listed]);
  return transact(desk.db, async (trx) => {
    await upsertTemplates(trx, row.waba_id, [pictured ?? listed], now);
    const { id } = await trx
      .updateTable('template')
      .set({ authored: JSON.stringify(row.content), status_changed_at: new Date(now) })
      .where('waba_id', '=', row.waba_id)
      .where('name', '=', listed.name)
      .where('language', '=', listed.language)
      .returning('id')
      .executeTakeFirstOrThrow();
    await noteStep(
      trx,
      {
        templateId: id,
        kind: row.template_id === null ? 'submitted' : 'edited',
        actor: desk.actor,
        detail: { category: row.content.category, given: listed.category },
      },
      now,
    );
    await trx.deleteFrom('template_draft').where('id', '=', row.id).execute();
    await askForTemplateSync(trx, [row.waba_id], now);
    return id;
  });
}

/** What was handed in, for the time until Meta can be read. */
function asHanded(row: TemplateDraftRow, handed: HandedIn): ListedTemplate {
  const template = draftTemplate(row.content);
  return {
    ...template,
    id: handed.id,
    rejectedReason: null,
    quality: 'UNKNOWN',
    correctCategory: null,
    previousCategory: null,
    ttlSeconds: row.content.ttlSeconds,
  };
}

async function handleFailure(
  { db }: SubmissionDesk,
  row: TemplateDraftRow,
  failure: FailedCall | { kind: 'sample_unavailable'; field: string },
): Promise<Submission> {
  if (failure.kind === 'sample_unavailable') return failure;
  if (failure.kind !== 'error') return { kind: 'failed', failure };
  const refusal: DraftRefusal = {
    code: failure.code,
    subcode: failure.subcode,
    title: failure.userTitle ?? '',
    text: failure.userMessage ?? failure.details,
  };
  await db
    .updateTable('template_draft')
    .set({ refusal: JSON.stringify(refusal) })
    .where('id', '=', row.id)
    .execute();
  return { kind: 'refused', refusal };
}
