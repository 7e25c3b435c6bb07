import type { JourneyCounts, ProfileImport } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { expect } from '@playwright/test';

import { allItems, expectedOutcomes, type ExpectedOutcomes } from './expected-outcomes.ts';
import type { Marketing } from './marketing-content.ts';
import { until, type System } from './waypost.ts';

/** entry → WhatsApp → end */
export function oneMessageGraph(
  entry: { type: 'entryAudience' } | { type: 'entryEvent'; eventName: string },
  { sender, content }: Marketing,
): Graph {
  const position = { x: 0, y: 0 };
  const base = { id: 'entry', name: '', position };
  return {
    format: 1,
    settings: { reentry: 'never' },
    activities: [
      entry.type === 'entryAudience'
        ? { ...base, type: 'entryAudience', audienceId: null }
        : { ...base, type: 'entryEvent', eventName: entry.eventName, fields: [] },
      {
        id: 'message',
        name: 'Offer',
        position,
        type: 'whatsapp',
        senderId: sender.id,
        content,
        expiry: { amount: 1, unit: 'days' },
      },
      { id: 'end', name: '', position, type: 'end' },
    ],
    connections: [
      { id: 'a', from: { activity: 'entry', port: 'next' }, to: 'message' },
      { id: 'b', from: { activity: 'message', port: 'next' }, to: 'end' },
    ],
  };
}

export async function createJourney(system: System, name: string, draft: Graph): Promise<string> {
  const journey = await system.api.journeys.create({ name, draft });
  return journey.id;
}

/** Imports a file by the API alone, columns matched by name, and waits for its end. */
export async function importPeople(system: System, csv: string): Promise<ProfileImport> {
  const { id } = await system.importCsv(csv);
  return untilDone(system, id);
}

/** Waits for the end of an import, good or bad. */
export async function untilDone(system: System, importId: string): Promise<ProfileImport> {
  return until(
    () => system.api.imports.get({ id: importId }),
    (one) => one.status === 'done' || one.status === 'failed',
    120,
    'the import',
  );
}

/** Waits until nobody stands before the message any more. */
export async function untilSent(
  system: System,
  journeyId: string,
  people: number,
  seconds: number,
): Promise<JourneyCounts> {
  return until(
    () => system.api.journeys.counts({ id: journeyId }),
    (counts) => counts.entered >= people && counts.peopleInside === 0 && !counts.launching,
    seconds,
    'everybody through the journey',
  );
}

/**
 * Compares what a journey or campaign did with what it had to do: one accepted message per eligible
 * number, everybody else listed with the right reason, and no message posted twice.
 */
export async function expectExactlyOnce(
  system: System,
  filter: { journeyId: string } | { campaignId: string },
  expected: ExpectedOutcomes,
): Promise<void> {
  const messages = await allItems((page) =>
    system.api.messages.list({ ...filter, ...page, direction: 'out' }),
  );
  const accepted = messages.filter((one) => one.acceptedAt !== null);
  expect(accepted).toHaveLength(expected.eligibleNumbers.size);
  expect(new Set(accepted.map((one) => one.number))).toEqual(expected.eligibleNumbers);
  const excluded: Record<string, number> = {};
  for (const { exclusion } of messages) {
    if (exclusion !== null) excluded[exclusion] = (excluded[exclusion] ?? 0) + 1;
  }
  expect(excluded).toEqual(expected.excluded);
  expect(messages).toHaveLength(expected.people);
}

export async function everybody(system: System): Promise<ExpectedOutcomes> {
  return expectedOutcomes(await allItems((page) => system.api.profiles.list(page)));
}

/** The live numbers add up: whoever came is somewhere, and every message had one outcome. */
export async function expectConservedCounts(
  system: System,
  journeyId: string,
  expected: ExpectedOutcomes,
): Promise<void> {
  const counts = await system.api.journeys.counts({ id: journeyId });
  expect(counts.entered).toBe(expected.people);
  expect(counts.peopleInside + counts.finished + counts.failed).toBe(expected.people);
  for (const { activityId, entered, here, left, accepted, excluded } of counts.activities) {
    if (activityId === 'end') continue;
    expect({ activityId, entered }).toEqual({ activityId, entered: here + sum(left) });
    if (activityId !== 'message') continue;
    expect(accepted).toBe(expected.eligibleNumbers.size);
    expect(excluded).toEqual(expected.excluded);
  }
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, n) => total + n, 0);
}
