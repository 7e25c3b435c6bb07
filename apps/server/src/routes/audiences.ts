import {
  audienceCondition,
  compileRule,
  createAudience,
  getAudience,
  listAttributes,
  listAudiences,
  previewAudience,
  removeAudience,
  updateAudience,
  type AudienceRow,
} from '@waypost/engine/audiences';
import type { Rule } from '@waypost/journey';

import { badRequest, notFound } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

function audienceOf(row: AudienceRow) {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    rule: row.rule,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
  };
}

/** An audience is known outside of any journey, so its rule has no event to look at. */
function refuseEventFields(rule: Rule | undefined): void {
  if (rule !== undefined && namesEvent(rule)) {
    throw badRequest([
      {
        field: 'rule',
        text: 'A rule of an audience can look at profile and consent fields, not at an event.',
      },
    ]);
  }
}

function namesEvent(rule: Rule): boolean {
  return rule.kind === 'comparison' ? rule.field.startsWith('event.') : rule.rules.some(namesEvent);
}

export const audiences = {
  list: api.audiences.list.handler(async ({ context: { deps }, input }) => {
    const page = await listAudiences(deps.db, input);
    return { ...page, items: page.items.map((row) => ({ ...audienceOf(row), count: row.count })) };
  }),

  get: api.audiences.get.handler(async ({ context: { deps }, input }) => {
    const row = await getAudience(deps.db, input.id);
    if (row === undefined) throw notFound('audience');
    return audienceOf(row);
  }),

  create: api.audiences.create.handler(async ({ context: { deps }, input }) => {
    refuseEventFields(input.rule);
    return audienceOf(await createAudience(deps.db, { ...input, kind: 'rule' }, deps.now()));
  }),

  update: api.audiences.update.handler(async ({ context: { deps }, input }) => {
    refuseEventFields(input.rule);
    const existing = await getAudience(deps.db, input.id);
    if (existing === undefined) throw notFound('audience');
    if (existing.kind === 'list' && input.rule !== undefined) {
      throw badRequest([
        { field: 'rule', text: 'This audience is an imported list and has no rule.' },
      ]);
    }
    const row = await updateAudience(deps.db, input, deps.now());
    if (row === undefined) throw notFound('audience');
    return audienceOf(row);
  }),

  remove: api.audiences.remove.handler(async ({ context: { deps }, input }) => {
    const removal = await removeAudience(deps.db, input.id);
    if (removal.kind === 'not_found') throw notFound('audience');
    if (removal.kind === 'in_use') {
      throw badRequest([
        { field: 'id', text: `These still read it: ${removal.by.join(', ')}. Change them first.` },
      ]);
    }
    return { removed: true as const };
  }),

  preview: api.audiences.preview.handler(async ({ context: { deps }, input }) => {
    if (input.rule !== undefined) {
      refuseEventFields(input.rule);
      return previewAudience(deps.db, compileRule(input.rule));
    }
    if (input.audienceId === undefined || input.audienceId === null) {
      return previewAudience(deps.db, audienceCondition(null));
    }
    const audience = await getAudience(deps.db, input.audienceId);
    if (audience === undefined) throw notFound('audience');
    return previewAudience(deps.db, audienceCondition(audience));
  }),

  attributes: api.audiences.attributes.handler(async ({ context: { deps } }) => ({
    items: await listAttributes(deps.db),
  })),
};
