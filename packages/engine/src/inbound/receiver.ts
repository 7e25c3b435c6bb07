import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { parseWebhook, verifySignature } from '@waypost/whatsapp/cloud-api';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { KeywordBook } from '../keywords/keyword-book.ts';
import { suppressionAcknowledged } from '../leases/suppression-acknowledged.ts';
import { loadSenderNumbers } from './load-sender-numbers.ts';
import { noteHandshake } from '../senders/note-handshake.ts';
import { noteWrongSignature } from '../senders/note-wrong-signature.ts';
import { noteWebhookArrival } from './note-webhook-arrival.ts';
import { readBody } from './read-body.ts';
import {
  holdsStatusesOnly,
  mayHoldConsent,
  recogniseConsent,
  type SpokenConsent,
} from './recognise-consent.ts';
import { recordSpokenConsent } from './record-spoken-consent.ts';
import { storeWebhooks, type ReceivedWebhook } from './store-webhooks.ts';
import { WebhookSenders } from './webhook-senders.ts';

/** Meta's own limit for a webhook body, bytes. */
const largestBody = 3 * 1024 * 1024;
/** Webhooks that come within this time share a commit. */
const groupMs = 5;
const largestGroup = 200;
/** An answer waits no longer than this for the senders' owners to act upon an opt-out. */
const longestAcknowledgementMs = 1000;
const acknowledgementPollMs = 10;
const arrivalEveryMs = 1000;

export interface WebhookRequest {
  /** The sender of the path; null for the path that all senders share. */
  senderId: string | null;
  /** Exactly the bytes that came: the signature is over these. */
  rawBody: Buffer;
  /** Header `X-Hub-Signature-256`. */
  signature: string | undefined;
}

export interface HandshakeRequest {
  /** The sender of the path; null for the path that all senders share. */
  senderId: string | null;
  /** Query `hub.mode`. */
  mode: string | undefined;
  /** Query `hub.verify_token`. */
  token: string | undefined;
  /** Query `hub.challenge`. */
  challenge: string | undefined;
}

/** The HTTP status to answer with. */
export interface WebhookOutcome {
  status: 200 | 401 | 404 | 413;
}

/** The HTTP status to answer with, and the body as plain text. */
export interface HandshakeOutcome {
  status: 200 | 403 | 404;
  body: string;
}

export interface Receiver {
  /** Answers 200 once the webhook is on disk and, if it opts somebody out, the senders have stopped. */
  receiveWebhook(request: WebhookRequest): Promise<WebhookOutcome>;
  /** Meta's question whether the address is ours. The body is the challenge, as plain text. */
  verifyHandshake(request: HandshakeRequest): Promise<HandshakeOutcome>;
}

interface Waiting extends ReceivedWebhook {
  stored(): void;
  failed(error: unknown): void;
}

export function createReceiver(context: EngineContext): Receiver {
  const senders = new WebhookSenders(context);
  const keywords = new KeywordBook(context.db);
  const arrivals = new Map<string, number>();
  let waiting: Waiting[] = [];
  let committing = false;

  async function commitGroups(): Promise<void> {
    committing = true;
    await sleep(groupMs);
    while (waiting.length > 0) {
      const group = waiting.slice(0, largestGroup);
      waiting = waiting.slice(group.length);
      try {
        const optedOut = await commit(group);
        // Nobody else waits for the owners of the senders.
        if (optedOut) void acknowledge(group);
        else for (const one of group) one.stored();
      } catch (error) {
        for (const one of group) one.failed(error);
      }
    }
    committing = false;
  }

  async function commit(group: readonly ReceivedWebhook[]): Promise<boolean> {
    const now = context.now();
    const spoken = await spokenConsent(group);
    const optedOut = await store(group, spoken, now);
    if (group.some(({ statusesOnly }) => statusesOnly)) context.signals.statuses.raise();
    if (!group.every(({ statusesOnly }) => statusesOnly)) context.signals.inbound.raise();
    void noteArrivals(group, now);
    return optedOut;
  }

  async function store(
    group: readonly ReceivedWebhook[],
    spoken: readonly SpokenConsent[],
    now: number,
  ): Promise<boolean> {
    if (spoken.length === 0) {
      // One statement is a transaction of its own, without the way there and back that begins one.
      await storeWebhooks(context.db, group, now);
      return false;
    }
    return transact(context.db, async (trx) => {
      await storeWebhooks(trx, group, now);
      return recordSpokenConsent(trx, spoken, now);
    });
  }

  async function spokenConsent(group: readonly ReceivedWebhook[]): Promise<SpokenConsent[]> {
    const telling = group.filter(({ body, statusesOnly }) => !statusesOnly && mayHoldConsent(body));
    if (telling.length === 0) return [];
    const groups = await keywords.groups();
    const numbers = groups.some(({ senderId }) => senderId !== null)
      ? await loadSenderNumbers(context.db)
      : new Map<string, string>();
    return telling.flatMap(({ body, senderId }) =>
      recogniseConsent(
        parseWebhook(readBody(body)),
        groups,
        ({ phoneNumberId }) => numbers.get(phoneNumberId ?? '') ?? senderId,
      ),
    );
  }

  async function acknowledge(group: readonly Waiting[]): Promise<void> {
    try {
      if (!(await acknowledged())) {
        context.log.warn('a sender did not acknowledge an opt-out in time');
      }
      for (const one of group) one.stored();
    } catch (error) {
      for (const one of group) one.failed(error);
    }
  }

  async function acknowledged(): Promise<boolean> {
    const giveUpAt = performance.now() + longestAcknowledgementMs;
    while (performance.now() < giveUpAt) {
      if (await suppressionAcknowledged(context.db)) return true;
      await sleep(acknowledgementPollMs);
    }
    return false;
  }

  async function noteArrivals(group: readonly ReceivedWebhook[], now: number): Promise<void> {
    const moment = performance.now();
    const due = [...new Set(group.map(({ senderId }) => senderId))].filter(
      (id) => moment - (arrivals.get(id) ?? Number.NEGATIVE_INFINITY) >= arrivalEveryMs,
    );
    if (due.length === 0) return;
    for (const id of due) arrivals.set(id, moment);
    try {
      await noteWebhookArrival(context.db, due, now);
    } catch (error) {
      context.log.warn({ err: error }, 'arrival of webhooks not noted');
    }
  }

  /** What the set-up and the health card show; the answer to Meta does not depend on it. */
  async function note(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      context.log.warn({ err: error }, 'state of a webhook not noted');
    }
  }

  return {
    async receiveWebhook({ senderId, rawBody, signature }) {
      if (rawBody.length > largestBody) return { status: 413 };
      const candidates = await senders.find(senderId);
      if (candidates.length === 0) return { status: 404 };
      const signer = candidates.find(({ appSecret }) =>
        verifySignature(rawBody, signature, appSecret),
      );
      if (signer === undefined) {
        if (senderId !== null) {
          void note(() => noteWrongSignature(context.db, senderId, context.now()));
        }
        return { status: 401 };
      }
      // PostgreSQL's text takes no NUL; no JSON contains one.
      const body = rawBody.toString('utf8').replaceAll('\0', '');
      const statusesOnly = holdsStatusesOnly(body);
      await new Promise<void>((stored, failed) => {
        waiting.push({ senderId: signer.id, body, statusesOnly, stored, failed });
        if (!committing) void commitGroups();
      });
      return { status: 200 };
    },

    async verifyHandshake({ senderId, mode, token, challenge }) {
      const candidates = await senders.find(senderId);
      if (candidates.length === 0) return { status: 404, body: '' };
      const asked = candidates.find(({ verifyToken }) => isSame(verifyToken, token ?? ''));
      if (mode !== 'subscribe' || asked === undefined) return { status: 403, body: '' };
      await note(() => noteHandshake(context.db, asked.id, context.now()));
      return { status: 200, body: challenge ?? '' };
    },
  };
}

/** Compares in a time that does not depend on where two texts differ. */
function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
