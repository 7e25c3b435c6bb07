import { sql } from 'kysely';

import type { EngineContext, SenderCredentials } from '../engine-context.ts';

/** What receiving needs of a sender. */
export interface WebhookSender {
  id: string;
  appSecret: string;
  verifyToken: string;
}

/** Secrets may change (a sender is edited); they are read again after this time. */
const freshForMs = 2000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Looks senders up by id, or all of them, keeping each answer for a moment: webhooks come in by the thousand. */
export class WebhookSenders {
  readonly #context: EngineContext;
  readonly #known = new Map<string | null, { senders: Promise<WebhookSender[]>; at: number }>();

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** The sender with this id, or every sender for null: an app whose numbers share one path signs for all of them. */
  async find(senderId: string | null): Promise<WebhookSender[]> {
    if (senderId !== null && !uuid.test(senderId)) return [];
    const known = this.#known.get(senderId);
    if (known && performance.now() - known.at < freshForMs) return known.senders;
    const senders = this.#load(senderId);
    this.#known.set(senderId, { senders, at: performance.now() });
    try {
      const found = await senders;
      if (found.length === 0) this.#known.delete(senderId);
      return found;
    } catch (error) {
      this.#known.delete(senderId);
      throw error;
    }
  }

  async #load(senderId: string | null): Promise<WebhookSender[]> {
    const { rows } = await sql<SenderCredentials & { verify_token: string }>`
      SELECT id, connection, token, app_secret, verify_token FROM sender
       WHERE ${senderId}::uuid IS NULL OR id = ${senderId}::uuid
       ORDER BY created_at, id`.execute(this.#context.db);
    return Promise.all(
      rows.map(async (row) => {
        const { appSecret } = await this.#context.connections(row);
        return { id: row.id, appSecret, verifyToken: row.verify_token };
      }),
    );
  }
}
