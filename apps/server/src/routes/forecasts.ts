import { setTimeout } from 'node:timers/promises';

import { countPeople } from '@waypost/engine/audiences';
import { portfolioUsage } from '@waypost/engine/dispatch';
import {
  entryAudience,
  expectedRates,
  forecastJourney,
  peopleOfVersion,
  whatHappened,
  whoEnters,
  type Happened,
  type JourneyForecast,
} from '@waypost/engine/forecasts';
import { getJourney, getVersion, listJumpTargets } from '@waypost/engine/journeys';
import { findRateCard } from '@waypost/engine/pricing';
import { listSenders } from '@waypost/engine/senders';
import { isEntry, type Graph } from '@waypost/journey';
import { messagingLimitOf } from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { api } from './procedure.ts';

/** How often it is told how many people are through, ms. */
const breath = 200;

/** Senders with what they may still send today. */
async function forecastedSenders(deps: ApiDependencies) {
  const senders = await listSenders(deps.db);
  return Promise.all(
    senders.map(async (sender) => {
      const limit = messagingLimitOf(sender.messaging_limit);
      const portfolio = sender.portfolio_id ?? sender.waba_id;
      const used = limit === null ? 0 : await portfolioUsage(deps.db, portfolio, deps.now());
      return {
        id: sender.id,
        connection: sender.connection,
        wabaId: sender.waba_id,
        messagesPerSecond: sender.messages_per_second,
        placesLeft: limit === null ? null : Math.max(0, limit - used),
      };
    }),
  );
}

function ratesOf(rates: readonly { activityId: string; port: string; share: number }[]) {
  const byActivity = new Map<string, Map<string, number>>();
  for (const { activityId, port, share } of rates) {
    const ports = byActivity.get(activityId) ?? new Map<string, number>();
    byActivity.set(activityId, ports.set(port, share));
  }
  return byActivity;
}

function told(
  { people, activities, senders, cost }: JourneyForecast,
  isExample: boolean,
  happened: (Happened & { version: number }) | null,
) {
  const { currency, total, countries, byActivity, bySender, byDay, byWay } = cost;
  return {
    people,
    activities: activities.map((activity) => ({
      ...activity,
      cost: byActivity.get(activity.activityId) ?? 0,
      spent: Object.fromEntries(
        Object.keys(activity.left).flatMap((port) => {
          const spent = byWay.get(`${activity.activityId} ${port}`);
          return spent === undefined ? [] : [[port, spent]];
        }),
      ),
    })),
    senders: senders.map(({ limitReachedAt, days, ...sender }) => ({
      ...sender,
      days: days.map((day) => ({ ...day, cost: byDay.get(`${sender.senderId} ${day.day}`) ?? 0 })),
      limitReachedAt: limitReachedAt === null ? null : new Date(limitReachedAt).toISOString(),
      cost: bySender.get(sender.senderId) ?? 0,
    })),
    cost: { currency, isExample, total, countries },
    happened,
  };
}

async function forecastedJourney(deps: ApiDependencies, id: string) {
  const journey = await getJourney(deps.db, id);
  if (journey === undefined) throw notFound('journey');
  return journey;
}

export const forecasts = {
  rates: api.forecasts.rates.handler(async ({ context: { deps }, input: { id, graph } }) => {
    await forecastedJourney(deps, id);
    return { items: await expectedRates(deps.db, id, graph) };
  }),

  run: api.forecasts.run.handler(async function* ({ context: { deps, stopping }, input, signal }) {
    const { id, graph } = input;
    const journey = await forecastedJourney(deps, id);
    if (!graph.activities.some(isEntry)) {
      throw badRequest([{ field: 'graph', text: 'Nobody comes in. Put an entry on the canvas.' }]);
    }
    const now = deps.now();
    const { condition, behaviour, version } = await whoAndHow(deps, input, now);
    const people = await countPeople(deps.db, { kind: 'rows', sql: condition });
    const { card, written } = await findRateCard(deps.db);
    const left = new AbortController();
    const ends = [left.signal, stopping, ...(signal === undefined ? [] : [signal])];
    let done = 0;
    const forecasting = forecastJourney(
      deps.db,
      {
        journeyId: id,
        journeyName: journey.name,
        graph,
        condition,
        behaviour,
        senders: await forecastedSenders(deps),
        jumpFields: await liveJumpFields(deps),
        rateCard: card,
        now,
      },
      (through) => {
        done = through;
      },
      AbortSignal.any(ends),
    );
    try {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- told while it goes on
        const forecast = await Promise.race([forecasting, setTimeout(breath, null)]);
        if (forecast !== null) {
          // oxlint-disable-next-line no-await-in-loop -- once, at the end
          const happened = version === null ? null : await happenedIn(deps, version);
          yield { done, people, forecast: told(forecast, written === null, happened) };
          return;
        }
        yield { done, people, forecast };
      }
    } finally {
      // Who stops listening stops the forecast.
      left.abort();
    }
  }),
};

/** Whom a forecast takes, and what they do: those who would enter, by rates; or a version's people, as they did. */
async function whoAndHow(
  deps: ApiDependencies,
  {
    id,
    graph,
    rates,
    asInVersion,
  }: {
    id: string;
    graph: Graph;
    rates: Parameters<typeof ratesOf>[0];
    asInVersion?: number | undefined;
  },
  now: number,
) {
  if (asInVersion === undefined) {
    return {
      condition: whoEnters(id, graph, await entryAudience(deps.db, graph, now), now),
      behaviour: { kind: 'rates' as const, rates: ratesOf(rates) },
      version: null,
    };
  }
  const version = await getVersion(deps.db, id, asInVersion);
  if (version === undefined) throw notFound('version');
  return {
    condition: peopleOfVersion(version.id),
    behaviour: { kind: 'replay' as const, versionId: version.id },
    version,
  };
}

async function happenedIn(deps: ApiDependencies, { id, number }: { id: number; number: number }) {
  return { ...(await whatHappened(deps.db, id)), version: number };
}

async function liveJumpFields(deps: ApiDependencies) {
  const targets = await listJumpTargets(deps.db);
  return new Map(
    targets.flatMap(({ id, isLive, fields }) =>
      isLive && fields !== null ? [[id, fields] as const] : [],
    ),
  );
}
