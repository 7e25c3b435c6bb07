import { getSender } from '@waypost/engine/senders';
import {
  createTemplateDraft,
  draftForChange,
  getTemplate,
  getTemplateDraft,
  listTemplateDrafts,
  removeTemplateDraft,
  saveTemplateDraft,
  submitDraft,
} from '@waypost/engine/templates';
import { refusalField, templateDraft, type TemplateDraft } from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { api } from './procedure.ts';
import { reachablePictures, type TemplateAccount, templateAccount } from './template-account.ts';
import { sampleFile } from './template-sample.ts';
import { templateDraftOf } from './template-shape.ts';
import { refusalText } from './templates.ts';

interface DraftStart {
  senderId?: string | undefined;
  templateId?: string | undefined;
  language?: string | undefined;
  content?: TemplateDraft | undefined;
}

/** What a draft starts from: nothing, a template to change, or one to write in another language. */
async function startOf(deps: ApiDependencies, start: DraftStart) {
  if (start.templateId !== undefined) {
    const row = await getTemplate(deps.db, start.templateId);
    if (row === undefined) throw notFound('template');
    const content = draftForChange(row);
    return start.language === undefined
      ? { wabaId: row.waba_id, templateId: row.id, content }
      : {
          wabaId: row.waba_id,
          templateId: null,
          content: { ...content, language: start.language },
        };
  }
  const sender =
    start.senderId === undefined ? undefined : await getSender(deps.db, start.senderId);
  if (sender === undefined) {
    throw badRequest([{ field: 'senderId', text: 'Choose the sender whose account gets it.' }]);
  }
  const content = start.content ?? templateDraft({});
  return { wabaId: sender.waba_id, templateId: null, content };
}

/** App whose upload takes samples: the sender's, else the one its token belongs to. */
async function appIdOf(
  deps: ApiDependencies,
  { sender, connection }: TemplateAccount,
): Promise<string | null> {
  if (sender.app_id !== null) return sender.app_id;
  const answer = await deps.cloudApi.debugToken(connection, connection.token);
  return answer.kind === 'ok' ? answer.token.appId : null;
}

export const templateDrafts = {
  list: api.templateDrafts.list.handler(async ({ context: { deps } }) => ({
    items: (await listTemplateDrafts(deps.db)).map(templateDraftOf),
  })),

  get: api.templateDrafts.get.handler(async ({ context: { deps }, input }) => {
    const row = await getTemplateDraft(deps.db, input.id);
    if (row === undefined) throw notFound('draft');
    return templateDraftOf(row);
  }),

  create: api.templateDrafts.create.handler(async ({ context: { deps, actor }, input }) => {
    const start = await startOf(deps, input);
    return templateDraftOf(await createTemplateDraft(deps.db, { ...start, actor }, deps.now()));
  }),

  save: api.templateDrafts.save.handler(async ({ context: { deps, actor }, input, errors }) => {
    const save = await saveTemplateDraft(
      deps.db,
      { id: input.id, content: input.content, revision: input.revision, actor },
      deps.now(),
    );
    if (save.kind === 'not_found') throw notFound('draft');
    if (save.kind === 'conflict') throw errors.CONFLICT({ data: templateDraftOf(save.present) });
    return { revision: save.revision };
  }),

  remove: api.templateDrafts.remove.handler(async ({ context: { deps }, input }) => {
    if (!(await removeTemplateDraft(deps.db, input.id))) throw notFound('draft');
    return { removed: true as const };
  }),

  submit: api.templateDrafts.submit.handler(async ({ context: { deps, actor }, input, errors }) => {
    const draft = await getTemplateDraft(deps.db, input.id);
    if (draft === undefined) throw notFound('draft');
    const account = await templateAccount(deps, draft.waba_id);
    const submission = await submitDraft(
      {
        db: deps.db,
        client: deps.cloudApi,
        connection: account.connection,
        appId: () => appIdOf(deps, account),
        sample: (medium) => sampleFile(deps, draft.template_id, medium),
        pictures: reachablePictures(deps),
        actor,
      },
      input.id,
      deps.now(),
    );
    switch (submission.kind) {
      case 'submitted':
        return { templateId: submission.templateId };
      case 'not_found':
        throw notFound('draft');
      case 'invalid':
        throw badRequest(submission.problems);
      case 'sample_unavailable':
        throw badRequest([
          { field: 'header.sample', text: 'The sample can’t be read any more. Add it again.' },
        ]);
      case 'refused': {
        const { title, text } = submission.refusal;
        throw errors.REFUSED({
          message: title === '' ? text : `${title}: ${text}`,
          data: { field: refusalField(submission.refusal), title, text },
        });
      }
      case 'failed':
        throw errors.REFUSED({
          message: refusalText(submission.failure),
          data: { field: null, title: '', text: refusalText(submission.failure) },
        });
    }
  }),
};
