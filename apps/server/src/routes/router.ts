import { apiKeys } from './api-keys.ts';
import { profiles } from './profiles.ts';
import { senders } from './senders.ts';
import { session } from './session.ts';
import { templates } from './templates.ts';

export const router = { session, apiKeys, profiles, senders, templates };
