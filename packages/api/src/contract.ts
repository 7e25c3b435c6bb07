import { audiences } from './audiences.ts';
import { campaigns } from './campaigns.ts';
import { handsets, senders, templates } from './channel.ts';
import { events, journeys, messages, runs } from './journeys.ts';
import { imports, profiles } from './profiles.ts';
import { apiKeys, session } from './session.ts';

/** Every route of the HTTP API. Server, studio and OpenAPI document are derived from it. */
export const contract = {
  session,
  apiKeys,
  profiles,
  imports,
  audiences,
  senders,
  templates,
  handsets,
  journeys,
  runs,
  messages,
  campaigns,
  events,
};
export type Contract = typeof contract;
