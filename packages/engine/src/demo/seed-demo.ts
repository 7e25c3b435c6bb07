import { randomBytes } from 'node:crypto';

import { sql, type Kysely } from 'kysely';

import { createAudience } from '../audiences/create-audience.ts';
import { recordConsent, type ConsentStatement } from '../consent/record-consent.ts';
import type { Database } from '../database/schema.ts';
import { createJourney } from '../journeys/create-journey.ts';
import { bucketOf, profileIdOf } from '../profiles/profile-id.ts';
import { upsertProfiles } from '../profiles/upsert-profiles.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { createSender } from '../senders/create-sender.ts';
import { saveTemplates, type AccountTemplate } from '../templates/save-templates.ts';
import { ensureWorkspace } from '../workspace/ensure-workspace.ts';
import { abandonedCart, type DemoTemplateLanguages } from './abandoned-cart.ts';
import { demoPeople } from './demo-people.ts';

/** The simulator's business number that the demo sends from. */
export interface DemoNumber {
  phoneNumberId: string;
  wabaId: string;
  displayPhoneNumber: string;
  verifiedName: string;
}

export interface DemoSeed {
  secretBox: SecretBox;
  number: DemoNumber;
  /** As the simulator's account lists them; pictures at addresses that people's browsers reach. */
  templates: readonly AccountTemplate[];
}

/** Whether the workspace was ever filled; once it was, it never is again, whatever was deleted since. */
export async function demoIsDue(db: Kysely<Database>, now: number): Promise<boolean> {
  return (await ensureWorkspace(db, now)).demo_seeded_at === null;
}

/**
 * Fills a new workspace with what there is to try: a sender on the simulator, its templates, 200 people
 * whose numbers are fiction, two audiences and the draft of a journey. All of it or, after a crash, none.
 * Answers false when the workspace was filled before.
 */
export async function seedDemo(
  db: Kysely<Database>,
  { secretBox, number, templates }: DemoSeed,
  now: number,
): Promise<boolean> {
  const { id: workspaceId } = await ensureWorkspace(db, now);
  return db.transaction().execute(async (trx) => {
    const marked = await sql`
      UPDATE workspace SET name = 'Waypost demo', demo_seeded_at = ${new Date(now)}
       WHERE id = ${workspaceId}::uuid AND demo_seeded_at IS NULL`.execute(trx);
    if (marked.numAffectedRows === 0n) return false;
    const sender = await createSender(
      trx,
      {
        ...number,
        name: number.verifiedName,
        connection: 'simulator',
        quality: 'GREEN',
        messagesPerSecond: 80,
        token: secretBox.seal(randomBytes(24).toString('base64url')),
        appSecret: secretBox.seal(randomBytes(24).toString('hex')),
      },
      now,
    );
    // Somebody connected the simulator's number by hand: the workspace is theirs already.
    if (sender === null) return true;
    await saveTemplates(trx, number.wabaId, templates, now);
    await seedPeople(trx, now);
    await seedAudiences(trx, now);
    await createJourney(
      trx,
      {
        name: 'Abandoned cart',
        draft: abandonedCart(
          sender.id,
          languagesOf(templates, 'cart_reminder'),
          languagesOf(templates, 'summer_offer'),
        ),
        actor: 'Waypost',
        demo: true,
      },
      now,
    );
    return true;
  });
}

function languagesOf(templates: readonly AccountTemplate[], name: string): DemoTemplateLanguages {
  const own = templates.filter((template) => template.name === name);
  const header = own[0]?.components.find((component) => component.type === 'HEADER');
  return {
    languages: own.map(({ language }) => language),
    picture: header?.example?.header_handle?.[0] ?? '',
  };
}

async function seedPeople(trx: Kysely<Database>, now: number): Promise<void> {
  const people = demoPeople();
  await upsertProfiles(
    trx,
    people.map(({ change }) => change),
    now,
  );
  const statements = people.flatMap(({ change, marketing, service }): ConsentStatement[] => {
    const profileId = profileIdOf(change.externalId);
    const base = {
      bucket: bucketOf(profileId),
      profileId,
      source: 'demo',
      proof: 'Made up for trying Waypost out',
      givenAt: now,
    };
    return [
      ...(marketing === null ? [] : [{ ...base, purpose: 'marketing' as const, state: marketing }]),
      ...(service === null ? [] : [{ ...base, purpose: 'service' as const, state: service }]),
    ];
  });
  await recordConsent(trx, statements, now);
}

async function seedAudiences(trx: Kysely<Database>, now: number): Promise<void> {
  await createAudience(
    trx,
    {
      name: 'Gold customers',
      kind: 'rule',
      rule: {
        kind: 'group',
        combinator: 'and',
        not: false,
        rules: [
          { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
          { kind: 'comparison', field: 'consent.marketing', operator: 'equals', value: 'in' },
        ],
      },
    },
    now,
  );
  await createAudience(
    trx,
    {
      name: 'Full cart',
      kind: 'rule',
      rule: {
        kind: 'group',
        combinator: 'and',
        not: false,
        rules: [
          { kind: 'comparison', field: 'profile.cart_total', operator: 'at_least', value: 50 },
        ],
      },
    },
    now,
  );
}
