import { transact } from '@waypost/engine/database';
import { listSenders, type SenderRow } from '@waypost/engine/senders';
import {
  askForTemplateSync,
  draftOfStored,
  editAllowance,
  getTemplate,
  listSteps,
  listTemplates,
  markTemplatesDeleted,
  noteStep,
  templateOf,
  type TemplateRow,
  templateUses,
} from '@waypost/engine/templates';
import type { FailedCall } from '@waypost/whatsapp/cloud-api';

import type { ApiDependencies } from './dependencies.ts';
import { notFound } from './errors.ts';
import { failedCallText } from './graph-connection.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';
import { syncTemplates, templateAccount } from './template-account.ts';
import { storedTemplateOf, templateStepOf } from './template-shape.ts';

async function existing(deps: ApiDependencies, id: string): Promise<TemplateRow> {
  const row = await getTemplate(deps.db, id);
  if (row === undefined) throw notFound('template');
  return row;
}

/** Meta's words for people where it has some. */
export function refusalText(failure: FailedCall): string {
  if (failure.kind !== 'error' || failure.userMessage === undefined) return failedCallText(failure);
  const { userTitle = '', userMessage } = failure;
  return userTitle === '' ? userMessage : `${userTitle}: ${userMessage}`;
}

export const templates = {
  list: api.templates.list.handler(async ({ context: { deps }, input }) => ({
    items: (await listTemplates(deps.db, input)).map(storedTemplateOf),
  })),

  get: api.templates.get.handler(async ({ context: { deps }, input }) =>
    storedTemplateOf(await existing(deps, input.id)),
  ),

  history: api.templates.history.handler(async ({ context: { deps }, input }) => {
    const row = await existing(deps, input.id);
    const [steps, uses, edit, draft] = await Promise.all([
      listSteps(deps.db, row.id),
      templateUses(deps.db, { wabaId: row.waba_id, name: row.name }),
      editAllowance(deps.db, { id: row.id, status: templateOf(row).status }, deps.now()),
      draftOfStored(deps.db, row.id),
    ]);
    return {
      steps: steps.map(templateStepOf),
      uses,
      edit: { ...edit, nextAt: edit.nextAt === null ? null : iso(new Date(edit.nextAt)) },
      draftId: draft?.id ?? null,
    };
  }),

  unpause: api.templates.unpause.handler(async ({ context: { deps, actor }, input, errors }) => {
    const row = await existing(deps, input.id);
    const { connection } = await templateAccount(deps, row.waba_id);
    const done = await deps.cloudApi.unpauseTemplate(connection, row.meta_id);
    if (done.kind !== 'ok') throw errors.REFUSED({ message: refusalText(done) });
    await transact(deps.db, async (trx) => {
      await noteStep(trx, { templateId: row.id, kind: 'unpaused', actor }, deps.now());
      await askForTemplateSync(trx, [row.waba_id], deps.now());
    });
    return storedTemplateOf(await existing(deps, input.id));
  }),

  remove: api.templates.remove.handler(async ({ context: { deps, actor }, input, errors }) => {
    const row = await existing(deps, input.id);
    const { connection } = await templateAccount(deps, row.waba_id);
    const isOne = input.languages === 'one';
    const done = await deps.cloudApi.deleteTemplate(connection, row.waba_id, {
      name: row.name,
      ...(isOne ? { id: row.meta_id } : {}),
    });
    if (done.kind !== 'ok') throw errors.REFUSED({ message: refusalText(done) });
    await transact(deps.db, async (trx) => {
      await markTemplatesDeleted(
        trx,
        { wabaId: row.waba_id, name: row.name, language: isOne ? row.language : null, actor },
        deps.now(),
      );
      await askForTemplateSync(trx, [row.waba_id], deps.now());
    });
    return { removed: true as const };
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
