import {
  audiencePeople,
  audienceCycle,
  createAudience,
  describeAttribute,
  forgetAttribute,
  getAudience,
  listAttributes,
  listAudienceNames,
  listAudiences,
  listKnownEvents,
  previewAudience,
  removeAudience,
  rulePeople,
  updateAudience,
  type AudienceRow,
} from '@waypost/engine/audiences';
import { changeMemberships, listMembers } from '@waypost/engine/memberships';
import { bucketOf, displayName } from '@waypost/engine/profiles';
import { isOverPeople, type Rule } from '@waypost/journey';

import type { ApiDependencies } from './dependencies.ts';
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

/** An audience is known outside of any journey, so its rule has no passage to look at. */
function refusePassage(rule: Rule | undefined): void {
  if (rule !== undefined && !isOverPeople(rule)) {
    throw badRequest([
      {
        field: 'rule',
        text: 'A rule of an audience can look at people and what happened to them, not at one passage through a journey.',
      },
    ]);
  }
}

/** An audience whose rule asks for itself has no people anybody could name. */
async function refuseCycle(
  deps: ApiDependencies,
  audienceId: string,
  rule: Rule | undefined,
): Promise<void> {
  if (rule === undefined) return;
  const through = await audienceCycle(deps.db, audienceId, rule);
  if (through === null) return;
  throw badRequest([
    {
      field: 'rule',
      text: `Belonging to "${through}" depends on this very audience. Take that condition out.`,
    },
  ]);
}

async function existingList(deps: ApiDependencies, id: string): Promise<void> {
  const row = await getAudience(deps.db, id);
  if (row === undefined) throw notFound('audience');
  if (row.kind !== 'list') {
    throw badRequest([{ field: 'id', text: 'Who is in this audience follows from its rule.' }]);
  }
}

export const audiences = {
  list: api.audiences.list.handler(async ({ context: { deps }, input }) => {
    const page = await listAudiences(deps.db, input, deps.now());
    return { ...page, items: page.items.map((row) => ({ ...audienceOf(row), count: row.count })) };
  }),

  get: api.audiences.get.handler(async ({ context: { deps }, input }) => {
    const row = await getAudience(deps.db, input.id);
    if (row === undefined) throw notFound('audience');
    return audienceOf(row);
  }),

  create: api.audiences.create.handler(async ({ context: { deps }, input }) => {
    const { name, rule } = input;
    if (rule !== null) refusePassage(rule);
    const audience =
      rule === null ? { name, kind: 'list' as const } : { name, rule, kind: 'rule' as const };
    return audienceOf(await createAudience(deps.db, audience, deps.now()));
  }),

  update: api.audiences.update.handler(async ({ context: { deps }, input }) => {
    refusePassage(input.rule);
    const existing = await getAudience(deps.db, input.id);
    if (existing === undefined) throw notFound('audience');
    if (existing.kind === 'list' && input.rule !== undefined) {
      throw badRequest([
        { field: 'rule', text: 'This audience is an imported list and has no rule.' },
      ]);
    }
    await refuseCycle(deps, input.id, input.rule);
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

  members: api.audiences.members.handler(async ({ context: { deps }, input: { id, ...query } }) => {
    await existingList(deps, id);
    const page = await listMembers(deps.db, { audienceId: id, ...query });
    return {
      ...page,
      items: page.items.map((row) => ({
        id: row.id,
        name: displayName(row),
        externalId: row.external_id,
        phone: row.phone,
        username: row.username,
      })),
    };
  }),

  changeMembers: api.audiences.changeMembers.handler(async ({ context: { deps }, input }) => {
    await existingList(deps, input.id);
    const changed = await deps.db.transaction().execute((trx) =>
      changeMemberships(
        trx,
        input.profileIds.map((profileId) => ({
          bucket: bucketOf(profileId),
          profileId,
          audienceId: input.id,
          change: input.change,
        })),
      ),
    );
    return { changed: changed.length };
  }),

  preview: api.audiences.preview.handler(async ({ context: { deps }, input }) => {
    if (input.rule !== undefined) {
      refusePassage(input.rule);
      return previewAudience(deps.db, await rulePeople(deps.db, input.rule, deps.now()));
    }
    if (input.audienceId === undefined || input.audienceId === null) {
      return previewAudience(deps.db, await audiencePeople(deps.db, null, deps.now()));
    }
    const audience = await getAudience(deps.db, input.audienceId);
    if (audience === undefined) throw notFound('audience');
    return previewAudience(deps.db, await audiencePeople(deps.db, audience, deps.now()));
  }),

  names: api.audiences.names.handler(async ({ context: { deps } }) => ({
    items: await listAudienceNames(deps.db),
  })),

  events: api.audiences.events.handler(async ({ context: { deps } }) => ({
    items: await listKnownEvents(deps.db),
  })),

  describeAttribute: api.audiences.describeAttribute.handler(
    async ({ context: { deps, actor }, input }) => {
      await describeAttribute(deps.db, input, actor, deps.now());
      return { described: true as const };
    },
  ),

  forgetAttribute: api.audiences.forgetAttribute.handler(async ({ context: { deps }, input }) => {
    await forgetAttribute(deps.db, input.name);
    return { forgotten: true as const };
  }),

  attributes: api.audiences.attributes.handler(async ({ context: { deps } }) => ({
    items: await listAttributes(deps.db),
  })),
};
