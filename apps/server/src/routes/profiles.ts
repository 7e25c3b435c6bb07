import { blockProfile, getBlock, unblockProfile } from '@waypost/engine/blocked';
import { recordConsent } from '@waypost/engine/consent';
import { transact } from '@waypost/engine/database';
import {
  bucketOf,
  consentHistory,
  demoProfiles,
  getProfile,
  journeysOfProfile,
  listProfiles,
  normaliseProfile,
  profileIdOf,
  profileKey,
  removeProfiles,
  upsertProfiles,
  type ProfileChange,
  type ProfileRow,
} from '@waypost/engine/profiles';
import { ensureWorkspace } from '@waypost/engine/workspace';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound, type FieldIssue } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

/** People deleted in one transaction. */
const removalSlice = 500;

export function profileOf(row: ProfileRow) {
  return {
    id: row.id,
    externalId: row.external_id,
    demo: row.demo,
    firstName: row.first_name,
    lastName: row.last_name,
    phone: row.phone,
    bsuid: row.bsuid,
    username: row.username,
    country: row.country,
    locale: row.locale,
    timeZone: row.time_zone,
    attributes: row.attributes,
    marketingConsent: row.marketing_consent,
    serviceConsent: row.service_consent,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
  };
}

async function profileDetail(deps: ApiDependencies, id: string) {
  const profile = await getProfile(deps.db, id);
  if (profile === undefined) throw notFound('profile');
  const consent = await consentHistory(deps.db, id);
  const journeys = await journeysOfProfile(deps.db, id);
  const block = await getBlock(deps.db, id);
  return {
    ...profileOf(profile),
    block:
      block === undefined
        ? null
        : {
            reason: block.reason,
            blockedAt: iso(block.blocked_at),
            blockedBy: block.blocked_by,
          },
    consentHistory: consent.map((entry) => ({
      purpose: entry.purpose,
      state: entry.state,
      source: entry.source,
      proof: entry.proof,
      givenAt: iso(entry.given_at),
      recordedAt: iso(entry.recorded_at),
    })),
    journeys: journeys.map((run) => ({
      runId: run.run_id,
      journeyId: run.journey_id,
      journeyName: run.journey_name,
      status: run.status,
      enteredAt: iso(run.entered_at),
    })),
  };
}

export const profiles = {
  list: api.profiles.list.handler(async ({ context: { deps }, input }) => {
    const page = await listProfiles(deps.db, input);
    return { ...page, items: page.items.map(profileOf) };
  }),

  get: api.profiles.get.handler(({ context: { deps }, input }) => profileDetail(deps, input.id)),

  upsert: api.profiles.upsert.handler(async ({ context: { deps }, input }) => {
    const now = deps.now();
    const { default_country: defaultCountry } = await ensureWorkspace(deps.db, now);
    const issues: FieldIssue[] = [];
    const changes: ProfileChange[] = input.profiles.map((written, index) => {
      const { change, problems } = normaliseProfile(written, defaultCountry);
      for (const { field, text } of problems) {
        issues.push({ field: `profiles[${index}].${field}`, text });
      }
      return change;
    });
    if (issues.length > 0) throw badRequest(issues);
    const statements = input.profiles.flatMap(({ externalId, consent = [] }) => {
      const profileId = profileIdOf(externalId.trim());
      return consent.map(({ givenAt, ...statement }) => ({
        ...statement,
        profileId,
        bucket: bucketOf(profileId),
        givenAt: givenAt === undefined ? now : Date.parse(givenAt),
      }));
    });
    const upserted = await transact(deps.db, async (trx) => {
      const result = await upsertProfiles(trx, changes, now);
      await recordConsent(trx, statements, now);
      return result;
    });
    return {
      profiles: upserted.map(({ id, externalId, created }) => ({ id, externalId, created })),
    };
  }),

  recordConsent: api.profiles.recordConsent.handler(async ({ context: { deps }, input }) => {
    const now = deps.now();
    const { id, givenAt, ...statement } = input;
    if ((await getProfile(deps.db, id)) === undefined) throw notFound('profile');
    await transact(deps.db, (trx) =>
      recordConsent(
        trx,
        [
          {
            ...statement,
            bucket: bucketOf(id),
            profileId: id,
            givenAt: givenAt === undefined ? now : Date.parse(givenAt),
          },
        ],
        now,
      ),
    );
    return profileDetail(deps, id);
  }),

  remove: api.profiles.remove.handler(async ({ context: { deps }, input }) => {
    const removed = await transact(deps.db, (trx) =>
      removeProfiles(trx, [profileKey(input.id)], deps.now()),
    );
    if (removed === 0) throw notFound('profile');
    return { removed };
  }),

  block: api.profiles.block.handler(async ({ context: { deps, actor }, input }) => {
    const { id, reason } = input;
    if ((await getProfile(deps.db, id)) === undefined) throw notFound('profile');
    const isBlocked = await transact(deps.db, (trx) =>
      blockProfile(trx, id, { reason, actor }, deps.now()),
    );
    if (!isBlocked) {
      throw badRequest([
        {
          field: 'id',
          text: 'This person has neither a number nor a user id that could be blocked.',
        },
      ]);
    }
    return profileDetail(deps, id);
  }),

  unblock: api.profiles.unblock.handler(async ({ context: { deps }, input }) => {
    await transact(deps.db, (trx) => unblockProfile(trx, input.id));
    return profileDetail(deps, input.id);
  }),

  removeDemo: api.profiles.removeDemo.handler(async ({ context: { deps } }) => {
    let removed = 0;
    for (;;) {
      const slice = await demoProfiles(deps.db, removalSlice);
      if (slice.length === 0) return { removed };
      removed += await transact(deps.db, (trx) => removeProfiles(trx, slice, deps.now()));
    }
  }),
};
