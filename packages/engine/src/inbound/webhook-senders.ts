import { sql } from 'kysely';

import type { EngineContext, SenderCredentials } from '../engine-context.ts';

/** What receiving needs of a sender. */
export interface WebhookSender {
  appSecret: string;
  verifyToken: string;
}

/** Secrets may change (a sender is edited); they are read again after this time. */
const freshForMs = 2000;

/** Looks senders up by id, keeping each for a moment: webhooks come in by the thousand. */
export class WebhookSenders {
  readonly #context: EngineContext;
  readonly #known = new Map<string, { sender: Promise<WebhookSender | null>; at: number }>();

  constructor(context: EngineContext) {
    this.#context = context;
  }

  async find(senderId: string): Promise<WebhookSender | null> {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(senderId)) return null;
    const known = this.#known.get(senderId);
    if (known && performance.now() - known.at < freshForMs) return known.sender;
    const sender = this.#load(senderId);
    this.#known.set(senderId, { sender, at: performance.now() });
    try {
      const found = await sender;
      if (found === null) this.#known.delete(senderId);
      return found;
    } catch (error) {
      this.#known.delete(senderId);
      throw error;
    }
  }

  async #load(senderId: string): Promise<WebhookSender | null> {
    const { rows } = await sql<SenderCredentials & { verify_token: string }>`
      SELECT id, connection, token, app_secret, verify_token FROM sender WHERE id = ${senderId}`.execute(
      this.#context.db,
    );
    const row = rows[0];
    if (!row) return null;
    const { appSecret } = await this.#context.connections(row);
    return { appSecret, verifyToken: row.verify_token };
  }
}
