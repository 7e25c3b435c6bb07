import { useQuery } from '@tanstack/react-query';
import type { Audience, Secret, Sender, StoredTemplate } from '@waypost/api';
import type { EventJourney, JumpTarget } from '@waypost/journey';
import { profileVariables } from '@waypost/whatsapp';
import { useMemo } from 'react';

import { orpc } from '../api/client.ts';
import { useAttributeLabels } from '../people/attribute-labels.ts';

/** An attribute rules and messages may use, e.g. `profile.tier`. */
export interface KnownAttribute {
  field: string;
  label: string;
  kind: 'text' | 'number' | 'boolean' | 'date' | 'list' | 'consent';
  examples: string[];
}

/** What activities refer to: senders, templates, audiences and attributes of the workspace. */
export interface Resources {
  senders: readonly Sender[];
  templates: readonly StoredTemplate[];
  audiences: readonly (Audience & { count: number })[];
  attributes: readonly KnownAttribute[];
  /** Null while they are not known, or for readers who may not know them. */
  secrets: readonly Secret[] | null;
  /** Journeys that jumps may lead to; null while they are not known. */
  jumpTargets: readonly JumpTarget[] | null;
  /** Journeys that an event starts; null while they are not known. */
  eventJourneys: readonly EventJourney[] | null;
  /** False until everything arrived; nothing is called missing before. */
  isComplete: boolean;
}

const freshFor = 30_000;

/** Loads what activities refer to, and keeps it fresh. */
export function useResources(): Resources {
  const labelled = useAttributeLabels();
  const senders = useQuery({ ...orpc.senders.list.queryOptions(), staleTime: freshFor });
  const templates = useQuery({
    ...orpc.templates.list.queryOptions({ input: {} }),
    staleTime: freshFor,
  });
  const audiences = useQuery({
    ...orpc.audiences.list.queryOptions({ input: { limit: 200 } }),
    staleTime: freshFor,
  });
  const attributes = useQuery({ ...orpc.audiences.attributes.queryOptions(), staleTime: freshFor });
  const secrets = useQuery({ ...orpc.secrets.list.queryOptions(), staleTime: freshFor });
  const jumpTargets = useQuery({ ...orpc.jumps.targets.queryOptions(), staleTime: freshFor });
  const starts = useQuery({ ...orpc.journeyStarts.targets.queryOptions(), staleTime: freshFor });
  // The results of `useQuery` are new objects on every render; what they loaded is not.
  const { data: ofSenders } = senders;
  const { data: ofTemplates } = templates;
  const { data: ofAudiences } = audiences;
  const { data: ofAttributes } = attributes;
  const { data: ofSecrets } = secrets;
  const { data: ofStarts } = starts;
  const { data: ofJumps } = jumpTargets;
  return useMemo(
    () => ({
      senders: ofSenders?.items ?? [],
      templates: ofTemplates?.items ?? [],
      audiences: ofAudiences?.items ?? [],
      attributes: labelled(ofAttributes?.items ?? []),
      secrets: ofSecrets?.items ?? null,
      eventJourneys: ofStarts?.items ?? null,
      jumpTargets: ofJumps?.items ?? null,
      isComplete: [ofSenders, ofTemplates, ofAudiences, ofAttributes].every(
        (data) => data !== undefined,
      ),
    }),
    [ofSenders, ofTemplates, ofAudiences, ofAttributes, ofJumps, ofSecrets, ofStarts, labelled],
  );
}

/** Templates of the account that a sender belongs to, one entry per language. */
export function templatesOfSender(resources: Resources, senderId: string | null): StoredTemplate[] {
  const sender = resources.senders.find(({ id }) => id === senderId);
  return sender === undefined
    ? []
    : resources.templates.filter(({ wabaId }) => wabaId === sender.wabaId);
}

/** Paths that Liquid and rules know of a profile: its own fields and the attributes seen so far. */
export function profileFields(resources: Resources): string[] {
  return [
    ...new Set([
      ...profileVariables,
      ...resources.attributes.flatMap(({ field }) => (field.startsWith('profile.') ? [field] : [])),
    ]),
  ];
}
