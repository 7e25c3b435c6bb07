import { z } from 'zod';

import { waIdOf } from '../numbers/wa-id.ts';
import type { Draw } from '../randomness/randomness.ts';

const share = z.number().min(0).max(1);

/** An error that sends are to meet: any code, known or not. */
export const orderedErrorSchema = z.strictObject({
  code: z.number().int(),
  subcode: z.number().int().optional(),
  details: z.string().optional(),
  /** `http`: answered and not accepted. `webhook`: accepted, then told as a failed status. */
  by: z.enum(['http', 'webhook']).default('http'),
  /** How far the message gets before a failure by webhook. */
  after: z.enum(['nothing', 'sent', 'delivered']).default('sent'),
  /** Milliseconds between the status before and the failure; as usual when left out. */
  delayMs: z.number().int().min(0).optional(),
  /** How many sends still meet it; null for all until the faults are set anew. */
  count: z.number().int().min(0).nullable().default(1),
  /** Share of the sends that fit which meet it, drawn at random. */
  share: share.default(1),
  /** Only sends from this business number, to this person (written in any way), of this template. */
  phoneNumberId: z.string().optional(),
  number: z.string().optional(),
  template: z.string().optional(),
});
export type OrderedError = z.infer<typeof orderedErrorSchema>;

/** Trouble a test can order. A restart of the simulator clears it. */
export const faultsSchema = z.object({
  /** Errors of sends; the first that fits is met. */
  errors: z.array(orderedErrorSchema).default([]),
  /** The next `count` sends get an HTML page with status 502 and are not accepted. */
  badGateway: z
    .object({ count: z.number().int().min(0) })
    .nullable()
    .default(null),
  /** Share of sends whose connection is cut before anything is accepted. */
  cutBefore: share.default(0),
  /** Share of sends that are accepted and stored, but whose connection is cut before the answer. */
  cutAfter: share.default(0),
  /** Milliseconds that an answer is held back, for a share of the sends. */
  slow: z
    .object({ ms: z.number().min(0).max(600_000), share })
    .nullable()
    .default(null),
  /** Access tokens that have expired (190, subcode 463). */
  expiredTokens: z.array(z.string()).default([]),
  statuses: z
    .object({
      /** Share of status updates that are never told. */
      drop: share.default(0),
      /** Share of status updates that are told twice. */
      duplicate: share.default(0),
      /** Share of messages whose `delivered` is told before `sent`. */
      reorder: share.default(0),
      /** A share of messages fails with this code after `sent`. */
      fail: z.object({ code: z.number().int(), share }).nullable().default(null),
    })
    .default({ drop: 0, duplicate: 0, reorder: 0, fail: null }),
  /** While true, webhooks are kept back. */
  holdWebhooks: z.boolean().default(false),
  webhooks: z
    .strictObject({
      /** Milliseconds by which POSTs come late, each drawn between two ends: so they also overtake. */
      late: z
        .tuple([z.number().min(0), z.number().min(0)])
        .nullable()
        .default(null),
      /** Share of POSTs that come twice. */
      twice: share.default(0),
      /** Updates that fall due within so many milliseconds share a POST. */
      gatherMs: z.number().int().min(0).max(1000).optional(),
      /** Most updates in one POST; Meta's 1,000 when left out. */
      updatesPerPost: z.number().int().min(1).max(1000).optional(),
      /** Whether each status comes in a change of its own. */
      changeEach: z.boolean().default(false),
      /** Joins POSTs that wait for the same address into one with several entries. */
      join: z.boolean().default(false),
    })
    .default({ late: null, twice: 0, changeEach: false, join: false }),
});
export type Faults = z.infer<typeof faultsSchema>;

/** A send, as far as an ordered error looks at it. */
export interface TroubledSend {
  phoneNumberId: string;
  /** wa_id of the person; null when the body names nobody. */
  number: string | null;
  template: string | null;
}

export interface FaultDesk {
  current: () => Faults;
  /** The error this send meets on this way, counted down; undefined for none. */
  errorFor: (by: OrderedError['by'], send: TroubledSend) => OrderedError | undefined;
  /** Replaces all faults; an empty object clears them. Throws a ZodError for bad input. */
  set: (input: unknown) => Faults;
}

function fits(error: OrderedError, by: OrderedError['by'], send: TroubledSend): boolean {
  if (error.by !== by || error.count === 0) return false;
  if (error.phoneNumberId !== undefined && error.phoneNumberId !== send.phoneNumberId) return false;
  if (error.template !== undefined && error.template !== send.template) return false;
  return error.number === undefined || waIdOf(error.number) === send.number;
}

export function createFaultDesk(chance: Draw): FaultDesk {
  let faults = faultsSchema.parse({});
  return {
    current: () => faults,
    errorFor(by, send) {
      const error = faults.errors.find(
        (each) => fits(each, by, send) && (each.share === 1 || chance() < each.share),
      );
      if (error && error.count !== null) error.count -= 1;
      return error;
    },
    set(input) {
      faults = faultsSchema.strict().parse(input);
      return faults;
    },
  };
}
