import { z } from 'zod';

const share = z.number().min(0).max(1);

/** Trouble a test can order. A restart of the simulator clears it. */
export const faultsSchema = z.object({
  /** The next `count` sends are answered with this error and not accepted. */
  answer: z
    .object({
      code: z.number().int(),
      subcode: z.number().int().optional(),
      count: z.number().int().min(0),
      phoneNumberId: z.string().optional(),
    })
    .nullable()
    .default(null),
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
});
export type Faults = z.infer<typeof faultsSchema>;

export interface FaultDesk {
  current: () => Faults;
  /** Replaces all faults; an empty object clears them. Throws a ZodError for bad input. */
  set: (input: unknown) => Faults;
}

export function createFaultDesk(): FaultDesk {
  let faults = faultsSchema.parse({});
  return {
    current: () => faults,
    set(input) {
      faults = faultsSchema.strict().parse(input);
      return faults;
    },
  };
}
