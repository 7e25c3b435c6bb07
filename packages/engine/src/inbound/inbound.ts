import type { EngineContext } from '../engine-context.ts';
import { keepReceiver } from './keep-receiver.ts';
import { createMediaLane } from './media-lane.ts';
import { createProcessLane } from './process-lane.ts';
import { createReceiver, type Receiver } from './receiver.ts';
import { createStatusLane } from './status-lane.ts';

export type {
  HandshakeOutcome,
  HandshakeRequest,
  WebhookOutcome,
  WebhookRequest,
} from './receiver.ts';

const heartbeatMs = 1000;

/** Receives webhooks and works them off. */
export interface Inbound extends Receiver {
  start(): void;
  /** Ends after the present batch; what is stored waits for the next start. */
  stop(): Promise<void>;
}

/** What of it this process does. */
export interface InboundRoles {
  /** Webhooks come to this process: only then may it say that they are received. */
  receive: boolean;
  /** Works stored webhooks off, whichever process received them. */
  process: boolean;
}

export function createInbound(
  context: EngineContext,
  roles: InboundRoles = { receive: true, process: true },
): Inbound {
  const receiver = createReceiver(context);
  const media = createMediaLane(context);
  const lane = createProcessLane(context, () => media.wake());
  const statuses = createStatusLane(context);
  /** Before the first beat, and after one that failed: webhooks may have been missed. */
  let interrupted = true;
  let beating: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  /** Says once a second that webhooks are received: without it nothing of unknown outcome is sent again. */
  async function beat(): Promise<void> {
    try {
      await keepReceiver(context.db, interrupted, context.now());
      interrupted = false;
    } catch (error) {
      interrupted = true;
      context.log.warn({ err: error }, 'receiver not noted as up');
    }
  }

  return {
    ...receiver,
    start() {
      if (roles.process) {
        lane.start();
        statuses.start();
        media.start();
      }
      if (!roles.receive) return;
      beating = beat();
      timer = setInterval(() => {
        beating = beating.then(beat);
      }, heartbeatMs);
    },
    async stop() {
      if (timer) clearInterval(timer);
      await Promise.all([lane.stop(), statuses.stop(), media.stop()]);
      await beating;
    },
  };
}
