import { attention } from './attention.ts';
import { audiences } from './audiences.ts';
import { campaigns } from './campaigns.ts';
import { conversations } from './conversations.ts';
import { events } from './events.ts';
import { experiments } from './experiments.ts';
import { forecasts } from './forecasts.ts';
import { handsets } from './handsets.ts';
import { httpRequests } from './http-requests.ts';
import { gallery, journeyFiles } from './journey-files.ts';
import { journeyLibrary } from './journey-library.ts';
import { journeyStarts } from './journey-starts.ts';
import { journeys } from './journeys.ts';
import { jumps } from './jumps.ts';
import { keywords } from './keywords.ts';
import { messageTests } from './message-tests.ts';
import { media } from './media.ts';
import { messages } from './messages.ts';
import { imports, profiles } from './profiles.ts';
import { rateCard } from './rate-card.ts';
import { explanations } from './explanations.ts';
import { failures } from './failures.ts';
import { runs } from './runs.ts';
import { secrets } from './secrets.ts';
import { senderSetups } from './sender-setups.ts';
import { senders } from './senders.ts';
import { apiKeys, session } from './session.ts';
import { templateDrafts } from './template-drafts.ts';
import { templates } from './templates.ts';
import { trials } from './trials.ts';
import { walks } from './walks.ts';
import { waysIn } from './ways-in.ts';

/** Every route of the HTTP API. Server, studio and OpenAPI document are derived from it. */
export const contract = {
  session,
  apiKeys,
  profiles,
  imports,
  audiences,
  senders,
  senderSetups,
  templates,
  templateDrafts,
  handsets,
  journeys,
  journeyFiles,
  journeyLibrary,
  gallery,
  jumps,
  experiments,
  runs,
  failures,
  explanations,
  messages,
  messageTests,
  walks,
  forecasts,
  trials,
  campaigns,
  events,
  keywords,
  waysIn,
  conversations,
  media,
  attention,
  secrets,
  rateCard,
  httpRequests,
  journeyStarts,
};
export type Contract = typeof contract;
