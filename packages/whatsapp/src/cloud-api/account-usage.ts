import { z } from 'zod';

import type { ResponseHeaders } from './transport.ts';

/** How much of an account's management calls is used up (`x-business-use-case-usage`). */
export interface AccountUsage {
  accountId: string;
  /** The fullest of Meta's three measures, 0–100; at 100 calls are refused with 80008. */
  percent: number;
  /** Milliseconds until calls are let through again; 0 while they are. */
  regainAccessMs: number;
}

const usageSchema = z.record(
  z.string(),
  z.array(
    z.looseObject({
      call_count: z.number().default(0),
      total_cputime: z.number().default(0),
      total_time: z.number().default(0),
      /** minutes */
      estimated_time_to_regain_access: z.number().default(0),
    }),
  ),
);

/** Reads the header that Graph answers carry, by account; anything unreadable counts as not said. */
export function readUsage(headers: ResponseHeaders): AccountUsage[] {
  const header = headers['x-business-use-case-usage'];
  if (typeof header !== 'string') return [];
  const parsed = usageSchema.safeParse(jsonOf(header));
  if (!parsed.success) return [];
  return Object.entries(parsed.data).map(([accountId, uses]) => ({
    accountId,
    percent: Math.max(
      0,
      ...uses.map((use) => Math.max(use.call_count, use.total_cputime, use.total_time)),
    ),
    regainAccessMs: 60_000 * Math.max(0, ...uses.map((use) => use.estimated_time_to_regain_access)),
  }));
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
