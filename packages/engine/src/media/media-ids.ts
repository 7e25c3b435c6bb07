import type { CloudApiClient, FailedCall } from '@waypost/whatsapp/cloud-api';

import type { EngineContext, SenderCredentials } from '../engine-context.ts';
import { getAsset } from './get-asset.ts';
import { assetBytes } from './read-asset.ts';
import { forgetUpload, loadUploads, renewalMarginMs, saveUpload } from './uploads.ts';

/** A file of ours at Meta, or why it isn't there. */
export type MediaId =
  | { kind: 'ready'; mediaId: string }
  /** The file was deleted here. */
  | { kind: 'gone' }
  /** Meta does not take it; trying again changes nothing. */
  | { kind: 'refused'; code: number | null; text: string }
  | { kind: 'later'; text: string; afterMs: number };

/** A sender as far as uploads need it. */
export interface UploadingSender extends SenderCredentials {
  phone_number_id: string;
}

/** Gives files of ours the ids they need in messages. */
export interface MediaIds {
  /** By asset id. Uploads what Meta does not have yet; each file once, however many messages wait for it. */
  idsFor(
    sender: UploadingSender,
    assetIds: readonly string[],
  ): Promise<ReadonlyMap<string, MediaId>>;
  /** Meta does not serve the id any more: the next message uploads the file again. */
  forget(senderId: string, assetId: string): Promise<void>;
}

const retryAfterMs = 30_000;
const refusedForMs = 10 * 60_000;

interface Known {
  outcome: MediaId;
  /** ms since the epoch; looked up again afterwards */
  until: number;
}

/** One for each process; it remembers ids, so that a blast asks the database once. */
export function createMediaIds(
  context: Pick<EngineContext, 'db' | 'connections' | 'now' | 'log'>,
  client: Pick<CloudApiClient, 'uploadMedium'>,
): MediaIds {
  const known = new Map<string, Known>();
  const underWay = new Map<string, Promise<MediaId>>();

  async function upload(sender: UploadingSender, assetId: string): Promise<MediaId> {
    const asset = await getAsset(context.db, assetId);
    if (asset === undefined) return { kind: 'gone' };
    const { baseUrl, version, token } = await context.connections(sender);
    const answer = await client.uploadMedium({ baseUrl, version, token }, sender.phone_number_id, {
      name: asset.file_name,
      mimeType: asset.mime_type,
      bytes: await assetBytes(context.db, assetId),
    });
    if (answer.kind !== 'ok') return outcomeOf(answer);
    await saveUpload(
      context.db,
      { assetId, senderId: sender.id, mediaId: answer.id },
      context.now(),
    );
    return { kind: 'ready', mediaId: answer.id };
  }

  function uploadOnce(sender: UploadingSender, assetId: string): Promise<MediaId> {
    const key = keyOf(sender.id, assetId);
    const running = underWay.get(key);
    if (running !== undefined) return running;
    // Somebody else's upload may have ended while this one was being looked up.
    const ended = remembered(key);
    if (ended !== null) return Promise.resolve(ended);
    const started = upload(sender, assetId)
      .catch((error: unknown): MediaId => {
        context.log.warn({ err: error, sender: sender.id, asset: assetId }, 'an upload failed');
        return { kind: 'later', text: 'The file could not be read.', afterMs: retryAfterMs };
      })
      .then((outcome) => {
        remember(key, outcome);
        return outcome;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }

  function remember(key: string, outcome: MediaId, expiresAt?: number): void {
    const now = context.now();
    const until =
      outcome.kind === 'ready'
        ? (expiresAt ?? now + renewalMarginMs) - renewalMarginMs / 2
        : now + (outcome.kind === 'later' ? outcome.afterMs : refusedForMs);
    known.set(key, { outcome, until });
  }

  function remembered(key: string): MediaId | null {
    const found = known.get(key);
    if (found === undefined) return null;
    if (found.until > context.now()) return found.outcome;
    known.delete(key);
    return null;
  }

  return {
    async idsFor(sender, assetIds) {
      const outcomes = new Map<string, MediaId>();
      const unknown: string[] = [];
      for (const assetId of new Set(assetIds)) {
        const outcome = remembered(keyOf(sender.id, assetId));
        if (outcome === null) unknown.push(assetId);
        else outcomes.set(assetId, outcome);
      }
      if (unknown.length === 0) return outcomes;
      for (const row of await loadUploads(context.db, sender.id, unknown, context.now())) {
        const outcome: MediaId = { kind: 'ready', mediaId: row.media_id };
        remember(keyOf(sender.id, row.asset_id), outcome, row.expires_at.getTime());
        outcomes.set(row.asset_id, outcome);
      }
      const missing = unknown.filter((assetId) => !outcomes.has(assetId));
      await Promise.all(
        missing.map(async (assetId) => outcomes.set(assetId, await uploadOnce(sender, assetId))),
      );
      return outcomes;
    },

    async forget(senderId, assetId) {
      known.delete(keyOf(senderId, assetId));
      await forgetUpload(context.db, senderId, assetId);
    },
  };
}

function keyOf(senderId: string, assetId: string): string {
  return `${senderId} ${assetId}`;
}

/** Meta's transient errors, and whatever did not get there, are tried again; the rest is the file's fault. */
function outcomeOf(failure: FailedCall): MediaId {
  if (failure.kind !== 'error') {
    return { kind: 'later', text: failure.reason, afterMs: retryAfterMs };
  }
  const isFile = failure.code === 100 || failure.code === 131053 || failure.code === 131009;
  const text = failure.details === '' ? `error ${failure.code}` : failure.details;
  return isFile
    ? { kind: 'refused', code: failure.code, text }
    : { kind: 'later', text, afterMs: retryAfterMs };
}
