import type { IncomingMessage } from 'node:http';

import type { Role } from '@waypost/api';
import type { SimulatorControl } from '@waypost/cloud-simulator';
import type { Engine } from '@waypost/engine';
import type { Database } from '@waypost/engine/database';
import type { Importer } from '@waypost/engine/imports';
import type { SecretBox } from '@waypost/engine/secrets';
import type { CloudApiClient } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';

/** Where the Graph API answers: without version and without trailing slash. */
export interface GraphAddress {
  baseUrl: string;
  version: string;
}

/** What the routes ask of the engine. */
export type RouteEngine = Pick<
  Engine,
  | 'publishJourney'
  | 'stopJourney'
  | 'updateContent'
  | 'pauseJourney'
  | 'resumeJourney'
  | 'closeEntries'
  | 'reopenEntries'
  | 'skipNextDate'
  | 'setExits'
  | 'chooseVariant'
  | 'sendCampaign'
  | 'stopCampaign'
  | 'recordEvents'
  | 'resendUnknown'
  | 'leaveUnknown'
  | 'dismissDeadLetters'
  | 'releaseSending'
  | 'startTrial'
  | 'stopTrial'
  | 'skipWait'
  | 'retryFailed'
  | 'tryOutCall'
  | 'closeHandOvers'
  | 'wakeDispatch'
  | 'on'
>;

/** What the HTTP API is made of. */
export interface ApiDependencies {
  db: Kysely<Database>;
  engine: RouteEngine;
  identify(request: IncomingMessage): Promise<{ actor: string; role: Role } | null>;
  secretBox: SecretBox;
  graph: { meta: GraphAddress; simulator: GraphAddress };
  cloudApi: CloudApiClient;
  simulator: SimulatorControl;
  /** Where this server is reached, e.g. `http://127.0.0.1:4400`: pictures of the simulator get addresses here. */
  origin: string;
  /** PUBLIC_URL: where Meta and people outside reach this server; null when it was not set. */
  publicUrl: string | null;
  /** Sets imports to work; another process may do them. */
  importer: Importer;
  log: Logger;
  /** ms since the epoch */
  now(): number;
}
