import type { MediaId, MediaIds } from '../media/index.ts';
import type { DispatchSender } from '../leases/load-senders.ts';

/** The files of ours that a message holds. */
export interface MediaNeed {
  assets: readonly string[];
  /** When the attempt was claimed that Meta refused because of a file, ms since the epoch; null for none. */
  failedAt: number | null;
}

/** A claim waits this long for ids; longer uploads go on beside it. */
const patienceMs = 100;
/** Looked at again after this long, if nobody told that the upload is done. */
const recheckMs = 30_000;

/** Ids at Meta of the files that one sender's messages hold. */
export class SenderMedia {
  readonly #media: MediaIds;
  readonly #onUploaded: () => void;
  /** When ids were given up, by file: attempts claimed later used newer ones. */
  readonly #forgottenAt = new Map<string, number>();

  constructor(media: MediaIds, onUploaded: () => void) {
    this.#media = media;
    this.#onUploaded = onUploaded;
  }

  /** By asset id. What takes long is `later`, and told by `onUploaded`. */
  async look(
    sender: DispatchSender,
    needs: readonly MediaNeed[],
    now: number,
  ): Promise<ReadonlyMap<string, MediaId>> {
    await this.#forgetRefused(sender.id, needs, now);
    const assets = [...new Set(needs.flatMap((need) => need.assets))];
    const found = this.#media.idsFor(sender, assets);
    const soon = await Promise.race([found, afterPatience()]);
    if (soon !== null) return soon;
    found.then(this.#onUploaded, this.#onUploaded);
    const later: MediaId = { kind: 'later', text: 'The file is on its way.', afterMs: recheckMs };
    return new Map(assets.map((asset) => [asset, later]));
  }

  /** Each id once, however many messages failed with it. */
  async #forgetRefused(senderId: string, needs: readonly MediaNeed[], now: number): Promise<void> {
    const refused = new Set<string>();
    for (const { assets, failedAt } of needs) {
      if (failedAt === null) continue;
      for (const asset of assets) {
        if (failedAt > (this.#forgottenAt.get(asset) ?? 0)) refused.add(asset);
      }
    }
    for (const asset of refused) this.#forgottenAt.set(asset, now);
    await Promise.all([...refused].map((asset) => this.#media.forget(senderId, asset)));
  }
}

function afterPatience(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), patienceMs);
  });
}
