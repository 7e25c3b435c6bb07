import type { Rule, RuleFacts, RuleMoment, RuleNeeds } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { countHappenings } from './compile-happenings.ts';

/** What rules look at beside fields, whoever it is about. */
export interface RuleSurroundings {
  /** `ruleNeeds` of all rules, with the audiences that they ask for. */
  needs: RuleNeeds;
  /** `loadAudienceRules` */
  audiences: ReadonlyMap<string, Rule>;
  moment: RuleMoment;
}

/**
 * Reads what rules ask for of a batch of people, by profile id: one statement, none where they look at fields alone.
 */
export async function loadRuleFacts(
  db: Kysely<Database>,
  { needs, audiences, moment }: RuleSurroundings,
  people: readonly { bucket: number; profileId: string }[],
): Promise<Map<string, RuleFacts>> {
  const keys = [...needs.counts.keys()];
  const lists = [...needs.audiences].filter((id) => !audiences.has(id));
  if (people.length === 0 || (keys.length === 0 && lists.length === 0 && !needs.windows)) {
    return new Map(people.map(({ profileId }) => [profileId, factsOf(audiences, keys, null)]));
  }
  const counts = [...needs.counts.values()].map((rule) => countHappenings(rule, moment));
  const { rows } = await sql<FoundFacts & { id: string }>`
    SELECT p.id,
           ARRAY[${sql.join(counts)}]::int[] AS counts,
           ${
             lists.length === 0
               ? sql`NULL`
               : sql`ARRAY(SELECT m.audience_id FROM audience_member m
                   WHERE m.bucket = p.bucket AND m.profile_id = p.id AND m.audience_id = ANY (${lists}::uuid[]))`
           } AS lists,
           ${
             needs.windows
               ? sql`(SELECT jsonb_object_agg(w.sender_id, extract(epoch FROM w.expires_at) * 1000)
                   FROM customer_window w
                   WHERE w.bucket = p.bucket AND w.profile_id = p.id AND w.expires_at > ${new Date(moment.now)})`
               : sql`NULL`
           } AS windows
      FROM unnest(
             ${people.map(({ bucket }) => bucket)}::smallint[],
             ${people.map(({ profileId }) => profileId)}::uuid[]
           ) AS p (bucket, id)`.execute(db);
  return new Map(rows.map((row) => [row.id, factsOf(audiences, keys, row)]));
}

interface FoundFacts {
  counts: number[];
  lists: string[] | null;
  /** ms since the epoch, by sender */
  windows: Record<string, number> | null;
}

function factsOf(
  audiences: ReadonlyMap<string, Rule>,
  keys: readonly string[],
  found: FoundFacts | null,
): RuleFacts {
  return {
    audiences,
    lists: new Set(found?.lists),
    counts: new Map(keys.map((key, index) => [key, found?.counts[index] ?? 0])),
    windows: new Map(Object.entries(found?.windows ?? {})),
  };
}
