import type { AdvanceWork } from '../advance/advance-runs.ts';
import { entryStart, type RunStart } from '../enrolment/entry-start.ts';
import { startRuns } from '../enrolment/start-runs.ts';
import type { PublishedVersion } from '../journeys/published-versions.ts';
import type { ClaimedStart } from './claimed-call.ts';
import { findPeople } from './find-people.ts';
import { findEventVersions } from './find-event-versions.ts';
import type { CallVerdict } from './http/judge-outcome.ts';

type OtherStart = RunStart & { callId: string };

/**
 * Lets other people into journeys, in the transaction in which those go on who asked for it: so each request starts one
 * passage at most. Answers what came of each, by its id.
 */
export async function startOthers(
  work: AdvanceWork,
  asked: readonly ClaimedStart[],
  now: number,
): Promise<Map<string, CallVerdict>> {
  const verdicts = new Map<string, CallVerdict>();
  if (asked.length === 0) return verdicts;
  const people = await findPeople(
    work.trx,
    asked.map(({ request }) => request),
  );
  const targets = await findEventVersions(
    work,
    new Set(asked.map(({ request }) => request.journeyId)),
  );
  const starts: OtherStart[] = [];
  for (const [place, call] of asked.entries()) {
    const found = people[place] ?? [];
    const target = targets.get(call.request.journeyId);
    const start =
      found[0] === undefined || target === undefined ? null : startOf(call, found[0], target, now);
    const refusal =
      found.length === 0
        ? 'start_nobody'
        : found.length > 1
          ? 'start_several'
          : start === null
            ? 'start_not_live'
            : 'start_refused';
    verdicts.set(call.id, { kind: 'failed', reason: refusal, result: null });
    if (found.length === 1 && start !== null) starts.push(start);
  }
  const versions = new Map([...targets.values()].map((version) => [version.id, version]));
  for (const { callId, versionId, activity } of await startRuns(work.trx, versions, starts, now)) {
    verdicts.set(callId, { kind: 'answered', result: {} });
    work.tally.add(versionId, activity, 'entered');
    work.tally.add(versionId, activity, 'here');
  }
  return verdicts;
}

function startOf(
  { id, request }: ClaimedStart,
  person: { bucket: number; id: string },
  version: PublishedVersion,
  now: number,
): OtherStart | null {
  const activity = version.graph.entry?.id;
  if (activity === undefined) return null;
  const occasion = {
    bucket: person.bucket,
    profileId: person.id,
    activity,
    occasion: `start:${id}`,
    event: request.event,
  };
  return { ...entryStart(version, occasion, now), callId: id };
}
