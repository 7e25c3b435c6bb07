import type pg from 'pg';

/** Channel on which every recorded opt-out is announced. */
export const suppressionChannel = 'waypost_suppression';

/** First key of the advisory locks that stand for a sender's owner being alive. */
export const ownerLockClass = 7_251_002;

/**
 * The one connection whose life is the owner's life: its advisory locks fall with it, so another
 * process can take over at once. Opt-outs are heard on it too: an owner that is deaf owns nothing.
 */
export interface LeaseSession {
  query: pg.PoolClient['query'];
  /**
   * Takes the locks of these senders where nobody alive has them. Answers the senders got now: one that
   * this session has held all along proves nothing about anybody else.
   */
  lockSenders(senderIds: readonly string[]): Promise<string[]>;
  unlockSender(senderId: string): Promise<void>;
  isOpen(): boolean;
  close(): void;
}

export interface LeaseSessionEvents {
  onLost(): void;
  onSuppression(): void;
}

export async function openLeaseSession(
  pool: pg.Pool,
  events: LeaseSessionEvents,
): Promise<LeaseSession> {
  const client = await pool.connect();
  const held = new Set<string>();
  let open = true;
  const lost = (): void => {
    if (!open) return;
    open = false;
    events.onLost();
    client.release(true);
  };
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', (notification) => {
    if (notification.channel === suppressionChannel) events.onSuppression();
  });
  try {
    await client.query(`LISTEN ${suppressionChannel}`);
  } catch (error) {
    lost();
    throw error;
  }
  return {
    query: client.query.bind(client),
    async lockSenders(senderIds) {
      const wanted = senderIds.filter((id) => !held.has(id));
      if (wanted.length === 0) return [];
      const { rows } = await client.query<{ id: string }>(
        `SELECT w.id FROM unnest($1::text[]) AS w (id)
          WHERE pg_try_advisory_lock($2, hashtext(w.id))`,
        [wanted, ownerLockClass],
      );
      for (const { id } of rows) held.add(id);
      return rows.map((row) => row.id);
    },
    async unlockSender(senderId) {
      if (!held.delete(senderId)) return;
      await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [ownerLockClass, senderId]);
    },
    isOpen: () => open,
    close() {
      if (!open) return;
      open = false;
      // Destroyed, not returned to the pool: the locks must go with it.
      client.release(true);
    },
  };
}
