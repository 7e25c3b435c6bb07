import { sql } from 'kysely';

import type { MessageState } from '../database/schema.ts';

/** A message with its person and campaign, and what its template looks like. */
export interface ListedMessage {
  id: string;
  direction: 'out' | 'in';
  profile_id: string;
  external_id: string;
  first_name: string | null;
  last_name: string | null;
  username: string | null;
  number: string | null;
  sender_id: string;
  /** Of a trial: the journey that was tried. */
  journey_id: string | null;
  campaign_id: string | null;
  run_id: string | null;
  activity: string | null;
  template_name: string | null;
  language: string | null;
  state: MessageState;
  exclusion: string | null;
  failure_code: number | null;
  failure_text: string | null;
  /** Which of the two contents left; null before it leaves. */
  sent_as: 'template' | 'response' | null;
  payload: Record<string, unknown>;
  /** The stored template, null when it was never one of the account's. */
  template: Record<string, unknown> | null;
  created_at: Date;
  accepted_at: Date | null;
  sent_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  failed_at: Date | null;
}

export const messagesWithPeople = sql`
  SELECT m.id, m.direction, m.profile_id, coalesce(p.external_id, '') AS external_id, p.first_name,
         p.last_name, p.username, m.number, m.sender_id,
         coalesce(tr.tried_id, m.journey_id) AS journey_id, c.id AS campaign_id, m.run_id, m.activity,
         m.template_name, m.language, m.state, m.exclusion, m.failure_code, m.failure_text, m.sent_as, m.payload,
         CASE WHEN t.id IS NOT NULL THEN jsonb_build_object(
           'name', t.name, 'language', t.language, 'category', t.category, 'status', t.status,
           'parameterFormat', t.parameter_format, 'components', t.components) END AS template,
         m.created_at, m.accepted_at, m.sent_at, m.delivered_at, m.read_at, m.failed_at
    FROM message m
    LEFT JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
    LEFT JOIN campaign c ON c.journey_id = m.journey_id
    LEFT JOIN trial tr ON tr.journey_id = m.journey_id
    LEFT JOIN sender s ON s.id = m.sender_id
    LEFT JOIN template t ON t.waba_id = s.waba_id AND t.name = m.template_name AND t.language = m.language`;
