import { sql, type Kysely } from 'kysely';

import type { ConsentPurpose, Database } from '../database/schema.ts';

/** What locked messages have in common, or what only few of them have: read beside them, in sets. */
export interface ClaimFacts {
  /** Of a pause of the sender that is in force: one that lets some messages go. */
  pause: { pause_code: number | null; paused_until: Date | null };
  /** Status by journey id. */
  journeys: ReadonlyMap<string, string>;
  /** By `templateKey`. */
  templates: ReadonlyMap<string, TemplateState>;
  /** Of people whose window has been open before, by profile id. */
  windows: ReadonlyMap<string, { expires_at: Date; last_inbound_wamid: string | null }>;
  /** Opt-outs and blocks that bind an address. */
  addresses: ReadonlyMap<string, AddressState>;
  /** Of messages that were tried before, by message id. */
  attempts: ReadonlyMap<string, EarlierAttempts>;
}

interface EarlierAttempts {
  /** How many are proven not to have left. */
  unsent: number;
  /** Of the latest of the others. */
  last_code: number | null;
  last_claimed_at: Date | null;
}

interface TemplateState {
  status: string;
  category: string;
  paused_until: Date | null;
}

interface AddressState {
  purposes: ConsentPurpose[];
  /** Marketing was stopped by Meta's own setting. */
  byMeta: boolean;
  blocked: boolean;
}

/** What the facts are read for. */
export interface ClaimedRows {
  senderId: string;
  wabaId: string;
  messages: readonly {
    bucket: number;
    message_id: string;
    attempts: number;
    profile_id: string;
    phone: string | null;
    bsuid: string | null;
    journey_id: string | null;
    template_name: string | null;
    language: string | null;
  }[];
}

export function templateKey(name: string | null, language: string | null): string {
  return `${name}\u0000${language}`;
}

/** Reads them one statement each, all on their way at once. */
export async function loadClaimFacts(
  trx: Kysely<Database>,
  rows: ClaimedRows,
  now: number,
): Promise<ClaimFacts> {
  const [pause, journeys, templates, windows, addresses, attempts] = await Promise.all([
    loadPause(trx, rows.senderId, now),
    loadJourneyStates(trx, rows),
    loadTemplateStates(trx, rows),
    loadWindows(trx, rows),
    loadAddressStates(trx, rows),
    loadEarlierAttempts(trx, rows),
  ]);
  return { pause, journeys, templates, windows, addresses, attempts };
}

async function loadPause(
  trx: Kysely<Database>,
  senderId: string,
  now: number,
): Promise<ClaimFacts['pause']> {
  const { rows } = await sql<ClaimFacts['pause']>`
    SELECT pause_code, paused_until FROM sender
     WHERE id = ${senderId} AND paused_at IS NOT NULL
       AND coalesce(paused_until > ${new Date(now)}, true)`.execute(trx);
  return rows[0] ?? { pause_code: null, paused_until: null };
}

async function loadJourneyStates(
  trx: Kysely<Database>,
  { messages }: ClaimedRows,
): Promise<ClaimFacts['journeys']> {
  const ids = new Set(messages.flatMap(({ journey_id }) => journey_id ?? []));
  if (ids.size === 0) return new Map();
  const { rows } = await sql<{ id: string; status: string }>`
    SELECT id, status FROM journey WHERE id = ANY (${[...ids]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, status }) => [id, status]));
}

async function loadTemplateStates(
  trx: Kysely<Database>,
  { wabaId, messages }: ClaimedRows,
): Promise<ClaimFacts['templates']> {
  const names = new Set(messages.flatMap(({ template_name }) => template_name ?? []));
  if (names.size === 0) return new Map();
  const { rows } = await sql<TemplateState & { name: string; language: string }>`
    SELECT name, language, status, category, paused_until FROM template
     WHERE waba_id = ${wabaId} AND name = ANY (${[...names]}::text[])`.execute(trx);
  return new Map(rows.map((row) => [templateKey(row.name, row.language), row]));
}

async function loadWindows(
  trx: Kysely<Database>,
  { senderId, messages }: ClaimedRows,
): Promise<ClaimFacts['windows']> {
  const { rows } = await sql<{
    profile_id: string;
    expires_at: Date;
    last_inbound_wamid: string | null;
  }>`
    SELECT w.profile_id, w.expires_at, w.last_inbound_wamid
      FROM unnest(
             ${messages.map(({ bucket }) => bucket)}::smallint[],
             ${messages.map(({ profile_id }) => profile_id)}::uuid[]
           ) AS p (bucket, profile_id)
      JOIN customer_window w ON w.bucket = p.bucket AND w.profile_id = p.profile_id
                            AND w.sender_id = ${senderId}`.execute(trx);
  return new Map(rows.map((row) => [row.profile_id, row]));
}

async function loadAddressStates(
  trx: Kysely<Database>,
  { messages }: ClaimedRows,
): Promise<ClaimFacts['addresses']> {
  const addresses = new Set(
    messages.flatMap(({ phone, bsuid }) => [phone ?? [], bsuid ?? []]).flat(),
  );
  if (addresses.size === 0) return new Map();
  const list = [...addresses];
  const { rows } = await sql<{
    number: string;
    purpose: ConsentPurpose | null;
    by_meta: boolean | null;
  }>`
    SELECT number, purpose, by_meta FROM suppression WHERE number = ANY (${list}::text[])
     UNION ALL
    SELECT number, NULL, NULL FROM blocked_address WHERE number = ANY (${list}::text[])`.execute(
    trx,
  );
  const states = new Map<string, AddressState>();
  for (const { number, purpose, by_meta: byMeta } of rows) {
    const state = states.get(number) ?? { purposes: [], byMeta: false, blocked: false };
    states.set(number, state);
    if (purpose === null) state.blocked = true;
    else if (!state.purposes.includes(purpose)) state.purposes.push(purpose);
    if (purpose === 'marketing' && byMeta === true) state.byMeta = true;
  }
  return states;
}

async function loadEarlierAttempts(
  trx: Kysely<Database>,
  { messages }: ClaimedRows,
): Promise<ClaimFacts['attempts']> {
  const tried = messages.filter(({ attempts }) => attempts > 0);
  if (tried.length === 0) return new Map();
  const { rows } = await sql<EarlierAttempts & { message_id: string }>`
    SELECT a.message_id, count(*) FILTER (WHERE a.state = 'unsent') AS unsent,
           (array_agg(a.code ORDER BY a.n DESC) FILTER (WHERE a.state <> 'unsent'))[1] AS last_code,
           max(a.claimed_at) FILTER (WHERE a.state <> 'unsent') AS last_claimed_at
      FROM unnest(
             ${tried.map(({ bucket }) => bucket)}::smallint[],
             ${tried.map(({ message_id }) => message_id)}::uuid[]
           ) AS k (bucket, message_id)
      JOIN attempt a ON a.bucket = k.bucket AND a.message_id = k.message_id
     GROUP BY a.message_id`.execute(trx);
  return new Map(rows.map((row) => [row.message_id, row]));
}
