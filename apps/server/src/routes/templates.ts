import { transact } from '@waypost/engine/database';
import { listSenders, type SenderRow } from '@waypost/engine/senders';
import {
  getTemplate,
  listTemplates,
  saveTemplates,
  templateOf,
  type TemplateRow,
} from '@waypost/engine/templates';

import type { ApiDependencies } from './dependencies.ts';
import { notFound } from './errors.ts';
import { failedCallText, graphConnection } from './graph-connection.ts';
import { withReachablePictures } from './simulator-pictures.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

function storedTemplateOf(row: TemplateRow) {
  return {
    ...templateOf(row),
    id: row.id,
    wabaId: row.waba_id,
    quality: row.quality,
    rejectedReason: row.rejected_reason,
    syncedAt: iso(row.synced_at),
  };
}

/** Reads the templates of a sender's account and stores them. Answers how many, or why not. */
export async function syncTemplates(
  deps: ApiDependencies,
  sender: SenderRow,
): Promise<{ read: number } | { text: string }> {
  const token = deps.secretBox.open(sender.token);
  const list = await deps.cloudApi.listTemplates(
    graphConnection(deps, sender.connection, token),
    sender.waba_id,
  );
  if (list.kind !== 'ok') return { text: failedCallText(list) };
  const listed =
    sender.connection === 'simulator'
      ? withReachablePictures(list.templates, deps.graph.simulator.baseUrl, deps.origin)
      : list.templates;
  await transact(deps.db, (trx) => saveTemplates(trx, sender.waba_id, listed, deps.now()));
  return { read: list.templates.length };
}

export const templates = {
  list: api.templates.list.handler(async ({ context: { deps }, input }) => ({
    items: (await listTemplates(deps.db, input)).map(storedTemplateOf),
  })),

  get: api.templates.get.handler(async ({ context: { deps }, input }) => {
    const row = await getTemplate(deps.db, input.id);
    if (row === undefined) throw notFound('template');
    return storedTemplateOf(row);
  }),

  sync: api.templates.sync.handler(async ({ context: { deps } }) => {
    const accounts = new Map<string, SenderRow>();
    for (const sender of await listSenders(deps.db)) accounts.set(sender.waba_id, sender);
    const results = await Promise.all(
      [...accounts].map(async ([wabaId, sender]) => ({
        wabaId,
        result: await syncTemplates(deps, sender),
      })),
    );
    return {
      read: results.reduce((sum, { result }) => sum + ('read' in result ? result.read : 0), 0),
      failed: results.flatMap(({ wabaId, result }) =>
        'text' in result ? [{ wabaId, text: result.text }] : [],
      ),
    };
  }),
};
