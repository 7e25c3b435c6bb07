import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { rejectionTexts, warningTexts, type RejectionCode, type WarningCode } from './row-texts.ts';
import type { ImportFinding, ImportSummary } from './summary.ts';

/** Counts what was kept of a file that is read to its end. `warnings`: rows by warning. */
export async function summariseRows(
  db: Kysely<Database>,
  importId: string,
  warnings: ReadonlyMap<WarningCode, number>,
): Promise<ImportSummary> {
  const { rows: kept } = await sql<{
    people: number;
    usable: number;
    opted_in: number;
    opted_out: number;
    stays_out: number;
  }>`
    SELECT count(*) AS people, coalesce(sum(r.rows), 0) AS usable,
           count(*) FILTER (WHERE r.consent @> '[{"purpose": "marketing", "state": "in"}]') AS opted_in,
           count(*) FILTER (WHERE r.consent @> '[{"purpose": "marketing", "state": "out"}]') AS opted_out,
           count(*) FILTER (WHERE
             r.consent @> '[{"purpose": "marketing", "state": "in", "givenAt": null}]' AND p.marketing_consent = 'out'
             OR r.consent @> '[{"purpose": "service", "state": "in", "givenAt": null}]' AND p.service_consent = 'out'
           ) AS stays_out
      FROM profile_import_row r
      LEFT JOIN profile p ON p.bucket = bucket_of(r.profile_id) AND p.id = r.profile_id
     WHERE r.import_id = ${importId}`.execute(db);
  const rejections = await db
    .selectFrom('profile_import_rejection')
    .select(({ fn }) => ['code', fn.countAll<number>().as('rows')])
    .where('import_id', '=', importId)
    .groupBy('code')
    .execute();
  const { people = 0, usable = 0, opted_in = 0, opted_out = 0, stays_out = 0 } = kept[0] ?? {};
  const rejectedByCode = rejections.flatMap(({ code, rows }) =>
    isRejectionCode(code) ? [{ code, text: rejectionTexts[code], rows }] : [],
  );
  const rejected = rejectedByCode.reduce((sum, { rows }) => sum + rows, 0);
  const all = new Map(warnings);
  if (stays_out > 0) all.set('consent_opted_out', stays_out);
  return {
    rows: usable + rejected,
    importable: people,
    replaced: usable - people,
    rejected,
    rejectedByCode: rejectedByCode.toSorted(mostFirst),
    warnings: [...all]
      .map(([code, rows]) => ({ code, text: warningTexts[code], rows }))
      .toSorted(mostFirst),
    optedIn: opted_in,
    optedOut: opted_out,
    consentUnknown: people - opted_in - opted_out,
  };
}

function isRejectionCode(code: string): code is RejectionCode {
  return Object.hasOwn(rejectionTexts, code);
}

function mostFirst(a: ImportFinding, b: ImportFinding): number {
  return b.rows - a.rows || (a.code < b.code ? -1 : 1);
}
