import { mediaRules } from '@waypost/whatsapp';
import { createCloudApiClient, type FailedCall } from '@waypost/whatsapp/cloud-api';

import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { storeAsset } from '../media/store-asset.ts';
import { claimMedia, type ClaimedMedium } from './claim-media.ts';
import { settleMedium, type MediumOutcome } from './settle-medium.ts';

/** Files downloaded at a time. */
const atOnce = 3;
const probeMs = 2000;
/** Nothing a person may send is larger (Meta refuses it, 131052). */
const largest = Math.max(...Object.values(mediaRules).map(({ maxBytes }) => maxBytes));
const firstRetryMs = 10_000;
const longestRetryMs = 6 * 60 * 60_000;
/** Meta does not know the id any more: `unsupported get request`. */
const unknownId = 100;
/** So often an unknown id is asked for again: a file may be there a moment after its webhook. */
const unknownIdTries = 3;

/** Downloads files that people sent; `wake` says that there are new ones. */
export interface MediaLane extends Pick<Lane, 'start' | 'stop'> {
  wake(): void;
}

export function createMediaLane(context: EngineContext): MediaLane {
  const client = createCloudApiClient();
  const signal = new Signal();

  async function download(medium: ClaimedMedium): Promise<MediumOutcome> {
    const { baseUrl, version, token } = await context.connections(medium);
    const answer = await client.downloadMedium({ baseUrl, version, token }, medium.media_id, {
      maxBytes: largest,
      phoneNumberId: medium.phone_number_id,
    });
    if (answer.kind !== 'ok') return afterFailure(medium, answer, context.now());
    const asset = await storeAsset(
      context.db,
      {
        fileName: medium.file_name ?? fileNameOf(medium.mime_type ?? answer.mimeType),
        mimeType: medium.mime_type ?? answer.mimeType,
        bytes: answer.bytes,
        origin: 'inbound',
        createdBy: 'whatsapp',
      },
      context.now(),
    );
    return { kind: 'stored', assetId: asset.id };
  }

  const lane = createLane({
    name: 'inbound-media',
    signal,
    log: context.log,
    book: context.lanes,
    longestRoundMs: 10 * 60_000,
    probeMs,
    async work() {
      const claimed = await claimMedia(context.db, atOnce, context.now());
      await Promise.all(
        claimed.map(async (medium) => settleMedium(context.db, medium, await download(medium))),
      );
      return claimed.length === atOnce ? 0 : probeMs;
    },
  });
  return {
    start: () => lane.start(),
    async stop() {
      await lane.stop();
      await client.close();
    },
    wake: () => signal.raise(),
  };
}

/** Tried again ever more slowly until Meta forgets the file; what can never succeed is given up at once. */
function afterFailure(medium: ClaimedMedium, failure: FailedCall, now: number): MediumOutcome {
  if (failure.kind === 'unknown' && failure.reason === 'answer_too_large') {
    return { kind: 'failed', problem: 'too_large' };
  }
  const isUnknownId = failure.kind === 'error' && failure.code === unknownId;
  if (isUnknownId && medium.tries >= unknownIdTries) return { kind: 'failed', problem: 'gone' };
  const at = now + Math.min(longestRetryMs, firstRetryMs * 2 ** (medium.tries - 1));
  return at >= medium.expires_at.getTime()
    ? { kind: 'failed', problem: 'gone' }
    : { kind: 'later', at };
}

/** WhatsApp names documents only; others are called by what they are, e.g. `image.jpeg`. */
function fileNameOf(mimeType: string | null): string {
  const [kind = 'file', subtype = ''] = (mimeType ?? '').split(';')[0]?.trim().split('/') ?? [];
  const extension = subtype.replace(/[^a-z0-9]/gi, '');
  return extension === '' ? 'file' : `${kind}.${extension}`;
}
