import { templateDraft } from '@waypost/whatsapp';
import type { TemplateStatusUpdate } from '@waypost/whatsapp/cloud-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  applyTemplateUpdates,
  createTemplateDraft,
  draftForChange,
  editAllowance,
  listSteps,
  noteStep,
  noteTemplatesUsed,
  saveTemplateDraft,
  saveTemplates,
  type AccountTemplate,
  type TemplateRow,
} from './index.ts';

const now = Date.UTC(2026, 10, 21, 9);
const hour = 3_600_000;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.db.deleteFrom('template').execute();
  await database.db.deleteFrom('template_account').execute();
  await saveTemplates(database.db, '77', [hello, code], now);
});
afterAll(async () => {
  await database.drop();
});

const hello: AccountTemplate = {
  id: '1',
  name: 'hello',
  language: 'en',
  category: 'UTILITY',
  status: 'APPROVED',
  parameterFormat: 'POSITIONAL',
  components: [{ type: 'BODY', text: 'Your order {{1}} is on its way to you.' }],
  rejectedReason: null,
};

const code: AccountTemplate = {
  ...hello,
  id: '2',
  name: 'code',
  category: 'AUTHENTICATION',
  components: [{ type: 'BODY', text: '*{{1}}* is your verification code.' }],
};

const source = {
  accountId: '77',
  phoneNumberId: null,
  field: 'message_template_status_update',
  key: 'k',
  templateId: '1',
  name: 'hello',
  language: 'en',
};

function status(event: string, given: Partial<TemplateStatusUpdate> = {}): TemplateStatusUpdate {
  return {
    ...source,
    kind: 'template_status',
    at: now,
    event,
    reason: null,
    category: 'UTILITY',
    rejection: null,
    notice: null,
    ...given,
  };
}

async function template(name = 'hello'): Promise<TemplateRow> {
  return database.db
    .selectFrom('template')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
}

async function timeline(name = 'hello'): Promise<[kind: string, detail: unknown][]> {
  const steps = await listSteps(database.db, (await template(name)).id);
  return steps.map(({ kind, detail }) => [kind, detail]);
}

test('a rejection brings the reason and Meta’s words, and is on the timeline once', async () => {
  const rejected = status('REJECTED', {
    reason: 'TAG_CONTENT_MISMATCH',
    rejection: { reason: 'TAG_CONTENT_MISMATCH', recommendation: 'Choose Italian.' },
  });
  await applyTemplateUpdates(database.db, [rejected], now);
  await applyTemplateUpdates(database.db, [rejected], now);
  expect(await template()).toMatchObject({
    status: 'REJECTED',
    rejected_reason: 'TAG_CONTENT_MISMATCH',
    rejection_text: 'Choose Italian.',
  });
  expect(await timeline()).toEqual([
    [
      'status',
      {
        status: 'REJECTED',
        reason: 'TAG_CONTENT_MISMATCH',
        notice: null,
        text: 'Choose Italian.',
      },
    ],
  ]);
});

test('a pause says until when; coming back ends it', async () => {
  const second = { title: 'SECOND_PAUSE', description: null };
  await applyTemplateUpdates(database.db, [status('PAUSED', { notice: second })], now);
  expect(await template()).toMatchObject({
    status: 'PAUSED',
    paused_until: new Date(now + 6 * hour),
  });
  const back = status('UNPAUSED', { at: now + 6 * hour });
  await applyTemplateUpdates(database.db, [back], now + 6 * hour);
  expect(await template()).toMatchObject({ status: 'APPROVED', paused_until: null });
});

test('quality and an announced change of category are known at once', async () => {
  await applyTemplateUpdates(
    database.db,
    [
      { ...source, kind: 'template_quality', at: now, previous: 'GREEN', quality: 'RED' },
      {
        ...source,
        kind: 'template_category',
        at: now,
        category: 'UTILITY',
        correctCategory: 'MARKETING',
        changesAt: now + 24 * hour,
      },
    ],
    now,
  );
  expect(await template()).toMatchObject({
    quality: 'RED',
    category: 'UTILITY',
    correct_category: 'MARKETING',
    category_changes_at: new Date(now + 24 * hour),
  });
  await applyTemplateUpdates(
    database.db,
    [
      {
        ...source,
        kind: 'template_category',
        at: now + 24 * hour,
        category: 'MARKETING',
        correctCategory: null,
        changesAt: null,
      },
    ],
    now + 24 * hour,
  );
  expect(await template()).toMatchObject({ category: 'MARKETING', correct_category: null });
  expect((await timeline()).map(([kind]) => kind)).toEqual([
    'category',
    expect.stringMatching(/quality|category_notice/),
    expect.stringMatching(/quality|category_notice/),
  ]);
});

test('any news has the account read soon, and one reading serves many', async () => {
  const due = async () =>
    (await database.db.selectFrom('template_account').select('sync_due_at').executeTakeFirst())
      ?.sync_due_at;
  const usual = await due();
  await applyTemplateUpdates(
    database.db,
    [{ ...source, kind: 'template_components', at: now, name: 'nobody_knows_it' }],
    now,
  );
  const soon = await due();
  expect(soon?.getTime()).toBeLessThan(usual?.getTime() ?? 0);
  await applyTemplateUpdates(database.db, [status('APPROVED')], now + 2000);
  expect(await due()).toEqual(soon);
});

test('what a reading finds changed is on the timeline; what is gone stays as deleted', async () => {
  await saveTemplates(database.db, '77', [{ ...hello, status: 'PAUSED', quality: 'YELLOW' }], now);
  expect(await timeline()).toEqual(
    expect.arrayContaining([
      ['status', { status: 'PAUSED', reason: null }],
      ['quality', { quality: 'YELLOW' }],
    ]),
  );
  expect((await template('code')).status).toBe('DELETED');
  expect(await timeline('code')).toEqual([['status', { status: 'DELETED' }]]);
});

test('the last use is noted once a minute', async () => {
  const used = [{ wabaId: '77', name: 'hello', language: 'en' }];
  await noteTemplatesUsed(database.db, used, now);
  await noteTemplatesUsed(database.db, used, now + 30_000);
  expect((await template()).last_used_at).toEqual(new Date(now));
  await noteTemplatesUsed(database.db, used, now + 61_000);
  expect((await template()).last_used_at).toEqual(new Date(now + 61_000));
});

test('Meta’s limits on editing are told before it refuses', async () => {
  const { id } = await template();
  const ask = async (stored: 'APPROVED' | 'REJECTED' | 'PENDING', at: number) =>
    editAllowance(database.db, { id, status: stored }, at);
  expect(await ask('APPROVED', now)).toEqual({ blocked: null, nextAt: null, left: 10 });
  expect((await ask('PENDING', now)).blocked).toBe('status');
  for (let edit = 0; edit < 10; edit += 1) {
    // Written in order, as edits are.
    // oxlint-disable-next-line no-await-in-loop
    await noteStep(
      database.db,
      { templateId: id, kind: 'edited', actor: 'Ada' },
      now + edit * 25 * hour,
    );
  }
  expect(await ask('APPROVED', now + hour)).toMatchObject({ blocked: 'monthly' });
  const later = now + 30 * 24 * hour + hour;
  expect(await ask('APPROVED', later)).toMatchObject({ blocked: null, left: 1 });
  await noteStep(database.db, { templateId: id, kind: 'edited', actor: 'Ada' }, later - hour);
  expect(await ask('REJECTED', later)).toEqual({ blocked: null, nextAt: null, left: null });
});

test('a change starts from what Meta has, and from what it does not give back', async () => {
  const authored = templateDraft({
    name: 'code',
    category: 'AUTHENTICATION',
    code: { button: 'ONE_TAP', apps: [{ packageName: 'a.b', signatureHash: '12345678901' }] },
  });
  await database.db
    .updateTable('template')
    .set({ authored: JSON.stringify(authored) })
    .where('name', '=', 'code')
    .execute();
  expect(draftForChange(await template('code'))).toMatchObject({
    name: 'code',
    code: { button: 'ONE_TAP', apps: [{ packageName: 'a.b' }] },
  });
  expect(draftForChange(await template())).toMatchObject({
    name: 'hello',
    category: 'UTILITY',
    body: 'Your order {{1}} is on its way to you.',
  });
});

test('a draft that somebody else saved is not overwritten', async () => {
  const draft = await createTemplateDraft(
    database.db,
    { wabaId: '77', templateId: null, content: templateDraft({ name: 'a' }), actor: 'Ada' },
    now,
  );
  const save = async (name: string, revision: number) =>
    saveTemplateDraft(
      database.db,
      { id: draft.id, content: templateDraft({ name }), revision, actor: 'Bob' },
      now,
    );
  expect(await save('b', 1)).toEqual({ kind: 'saved', revision: 2 });
  expect(await save('c', 1)).toMatchObject({
    kind: 'conflict',
    present: { revision: 2, content: { name: 'b' }, updated_by: 'Bob' },
  });
});
