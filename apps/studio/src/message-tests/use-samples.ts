import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import { personalisationData } from '@waypost/whatsapp';
import type { WhatsAppContent } from '@waypost/whatsapp';
import { useMemo } from 'react';

import { orpc } from '../api/client.ts';
import { usePagedList } from '../lists/use-paged-list.ts';
import { previewData } from '../editor/preview/Previewing.tsx';
import { profileName } from '../people/profiles/profile-name.ts';
import type { Forecast, Sample } from './judge-sample.ts';
import { readSampleRows } from './sample-rows.ts';

/** How many people one page brings. */
const pageSize = 24;

export interface SampleQuery {
  senderId: string;
  content: WhatsAppContent;
  journeyName: string;
  eventFields: readonly string[];
  /** What stands in for what earlier activities learn, by their ids. */
  results: Readonly<Record<string, unknown>>;
  entersByEvent: boolean;
  /** Undefined: everybody. */
  audienceId?: string | undefined;
}

/** The people of an audience page by page, with what dispatch would say about each. */
export function usePeopleSamples(query: SampleQuery, isEnabled: boolean) {
  const { senderId, content, journeyName, eventFields, results, entersByEvent, audienceId } = query;
  const people = usePagedList(
    orpc.messageTests.people,
    { limit: pageSize, ...(audienceId === undefined ? {} : { audienceId }) },
    { isEnabled },
  );
  const profiles = people.rows;
  const forecast = useQuery({
    ...orpc.messageTests.forecast.queryOptions({
      input: {
        senderId,
        content,
        // The newest 200 are judged, which is as many as the route takes at once.
        profileIds: profiles.slice(0, 200).map(({ id }) => id),
        enteredByEvent: entersByEvent,
      },
    }),
    enabled: isEnabled && profiles.length > 0,
    placeholderData: keepPreviousData,
  });
  const samples = useMemo(
    () => profiles.map((profile) => sampleOf(profile, journeyName, eventFields, results)),
    [profiles, journeyName, eventFields, results],
  );
  const forecasts = useMemo(
    () =>
      new Map<string, Forecast>(
        forecast.data?.people.map(({ profileId, ...judged }) => [profileId, judged]),
      ),
    [forecast.data],
  );
  return { people, forecast, samples, forecasts };
}

function sampleOf(
  profile: Profile,
  journeyName: string,
  eventFields: readonly string[],
  results: Readonly<Record<string, unknown>>,
): Sample {
  return {
    id: profile.id,
    name: profileName(profile),
    locale: profile.locale,
    data: previewData(profile, journeyName, eventFields, results),
  };
}

/** Rows that an author pasted, as people. */
export function pastedSamples(text: string, journeyName: string): Sample[] {
  return readSampleRows(text).map(({ person, event }) => ({
    id: person.externalId,
    name: profileName(person),
    locale: person.locale,
    data: personalisationData({ profile: person, event, journey: { name: journeyName } }),
  }));
}
