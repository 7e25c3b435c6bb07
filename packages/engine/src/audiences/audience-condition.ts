import { type RawBuilder, sql } from 'kysely';

import type { AudienceRow } from './audience.ts';
import { compileRule } from './compile-rule.ts';

/** The people of an audience as a condition over `profile p`; null is everybody. */
export function audienceCondition(audience: AudienceRow | null): RawBuilder<boolean> {
  if (audience === null) return sql`true`;
  if (audience.kind === 'rule') {
    return audience.rule === null ? sql`true` : compileRule(audience.rule);
  }
  return sql`EXISTS (
    SELECT FROM audience_member m
     WHERE m.bucket = p.bucket AND m.audience_id = ${audience.id}::uuid AND m.profile_id = p.id)`;
}
