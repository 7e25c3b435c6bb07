import type { SenderSetupRow } from '@waypost/engine/sender-setups';
import { appToken, type GraphConnection } from '@waypost/whatsapp/cloud-api';

import type { ApiDependencies } from '../routes/dependencies.ts';
import { graphConnection } from '../routes/graph-connection.ts';

/** What a set-up talks to Meta with, secrets in the clear. */
export interface SetupAccess {
  appId: string;
  appSecret: string;
  token: string;
  /** As the system user. */
  asUser: GraphConnection;
  /** As the app itself: for inspecting tokens and for the app's webhooks. */
  asApp: GraphConnection;
}

/** Null while app, secret or token are missing. */
export function setupAccess(deps: ApiDependencies, setup: SenderSetupRow): SetupAccess | null {
  const { app_id: appId, app_secret: sealedSecret, token: sealedToken } = setup;
  if (appId === null || sealedSecret === null || sealedToken === null) return null;
  return accessOf(deps, {
    appId,
    appSecret: deps.secretBox.open(sealedSecret),
    token: deps.secretBox.open(sealedToken),
  });
}

export function accessOf(
  deps: ApiDependencies,
  credentials: { appId: string; appSecret: string; token: string },
): SetupAccess {
  const { appId, appSecret, token } = credentials;
  return {
    ...credentials,
    asUser: graphConnection(deps, 'meta', token),
    asApp: graphConnection(deps, 'meta', appToken(appId, appSecret)),
  };
}
