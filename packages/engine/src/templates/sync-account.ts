import type { CloudApiClient, FailedCall, GraphConnection } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { noteSyncProblem } from './note-sync-problem.ts';
import { type AccountTemplate, saveTemplates } from './save-templates.ts';

/** Makes sample media of a simulator's templates reachable from a browser; others stay as they are. */
export type SamplePictures = (templates: readonly AccountTemplate[]) => AccountTemplate[];

/** Reads the templates of an account and stores them. Nothing is changed when Meta can't be read. */
export async function syncAccount(
  deps: { db: Kysely<Database>; client: CloudApiClient; pictures: SamplePictures },
  account: { wabaId: string; connection: GraphConnection },
  now: number,
): Promise<{ kind: 'read'; count: number } | FailedCall> {
  const list = await deps.client.listTemplates(account.connection, account.wabaId);
  if (list.kind !== 'ok') {
    await noteSyncProblem(deps.db, account.wabaId, problemText(list));
    return list;
  }
  const templates = deps.pictures(list.templates);
  await transact(deps.db, (trx) => saveTemplates(trx, account.wabaId, templates, now));
  return { kind: 'read', count: templates.length };
}

function problemText(failure: FailedCall): string {
  return failure.kind === 'error' ? `${failure.code}: ${failure.details}` : failure.reason;
}
