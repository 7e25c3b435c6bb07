import { eventIterator } from '@orpc/contract';
import { graphSchema } from '@waypost/journey';
import { z } from 'zod';

import { byId, instantSchema, viewer } from './procedure.ts';
import { costSchema, pricedBySchema } from './rate-card.ts';

const counts = z.record(z.string(), z.number().int());

/** What is expected at an activity, or what happened there. */
const expectedSchema = z.object({
  activityId: z.string(),
  entered: z.number().int(),
  left: counts,
  finished: z.number().int(),
  failed: z.number().int(),
  exited: z.number().int(),
  excluded: counts,
});

export const journeyForecastSchema = z.object({
  people: z.number().int(),
  activities: z.array(
    expectedSchema.extend({
      /** What its messages cost. */
      cost: z.number(),
      /** Where people part: what those who went by a port are sent from there on, in money. */
      spent: z.record(z.string(), z.number()),
    }),
  ),
  senders: z.array(
    z.object({
      senderId: z.string(),
      messages: z.number().int(),
      /** By days of 24 hours from now. */
      days: z.array(
        z.object({ day: z.number().int(), messages: z.number().int(), cost: z.number() }),
      ),
      /** How long the busiest day takes at the sender's rate. */
      drainSeconds: z.number().int(),
      /** When its limit of people within 24 hours would be reached; null: it is not. */
      limitReachedAt: instantSchema.nullable(),
      cost: z.number(),
    }),
  ),
  cost: pricedBySchema.extend({
    total: costSchema,
    /** The dearest first; null: numbers of no country. */
    countries: z.array(costSchema.extend({ country: z.string().nullable() })),
  }),
  /** What happened in the version whose people were taken; null: these are people who are still to come. */
  happened: z
    .object({
      version: z.number().int(),
      activities: z.array(expectedSchema),
      /** People whose way is not over. */
      inside: z.number().int(),
    })
    .nullable(),
});
export type JourneyForecast = z.infer<typeof journeyForecastSchema>;

export const expectedRateSchema = z.object({
  activityId: z.string(),
  port: z.string(),
  /** Of those who come to the activity, 0 to 1. */
  share: z.number().min(0).max(1),
  /** What people did in this journey, what they did with other messages of its sender, or a guess. */
  source: z.enum(['journey', 'sender', 'assumed']),
});
export type ExpectedRate = z.infer<typeof expectedRateSchema>;

export const forecasts = {
  rates: viewer
    .route({
      method: 'POST',
      path: '/journeys/{id}/forecast/rates',
      tags: ['Journeys'],
      summary: 'Rates to forecast by',
    })
    .input(byId.extend({ graph: graphSchema }))
    .output(z.object({ items: z.array(expectedRateSchema) })),

  /**
   * Takes the whole audience through in memory; nothing is sent. Tells how many are through, and last the forecast;
   * ending the request cancels it. Short texts: they are part of the studio's first load.
   */
  run: viewer
    .route({
      method: 'POST',
      path: '/journeys/{id}/forecast',
      tags: ['Journeys'],
      summary: 'Forecasts a graph',
    })
    .input(
      byId.extend({
        graph: graphSchema,
        /** Shares of those who come to an activity, by port; the others wait until its deadline. */
        rates: z.array(expectedRateSchema.omit({ source: true })).default([]),
        /** Takes the people of a published version instead, who do what they did there; rates then count nothing. */
        asInVersion: z.number().int().optional(),
      }),
    )
    .output(
      eventIterator(
        z.object({
          done: z.number().int(),
          /** How many there are to take through. */
          people: z.number().int(),
          forecast: journeyForecastSchema.nullable(),
        }),
      ),
    ),
};
