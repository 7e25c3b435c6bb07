import type { Store } from '../store/open-store.ts';
import { text } from '../store/row.ts';
import { tokenSettingsSchema, type TokenSettings } from './token-settings.ts';

export interface TokenRing {
  find: (token: string) => TokenSettings | undefined;
  put: (settings: TokenSettings) => void;
  /** Whether a token that nobody made known is taken. */
  acceptsUnknown: () => boolean;
  acceptUnknown: (accept: boolean) => void;
}

const settingName = 'unknown_tokens';

/** Tokens that were made known by the control API: kept in the file, read from memory. */
export function createTokenRing(store: Store): TokenRing {
  const tokens = new Map<string, TokenSettings>();
  for (const row of store.database.prepare('SELECT token, settings FROM access_token').all()) {
    tokens.set(text(row, 'token'), tokenSettingsSchema.parse(JSON.parse(text(row, 'settings'))));
  }
  const keep = store.database.prepare(
    'INSERT INTO access_token (token, settings) VALUES (?, ?) ON CONFLICT (token) DO UPDATE SET settings = excluded.settings',
  );
  let accepts = store.setting(settingName) !== 'refuse';

  return {
    find: (token) => tokens.get(token),
    put(settings) {
      keep.run(settings.token, JSON.stringify(settings));
      tokens.set(settings.token, settings);
    },
    acceptsUnknown: () => accepts,
    acceptUnknown(accept) {
      accepts = accept;
      store.keepSetting(settingName, accept ? 'accept' : 'refuse');
    },
  };
}
