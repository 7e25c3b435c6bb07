import { GraphError } from '../graph/graph-error.ts';
import type { TokenSettings } from './token-settings.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as Meta writes it into its refusals: `Friday, 20-Nov-26 09:00:00 PST`. */
function metaTime(at: number): string {
  const pacific = new Date(at - 8 * 3_600_000);
  const day = `${two(pacific.getUTCDate())}-${months[pacific.getUTCMonth()]}-${two(pacific.getUTCFullYear() % 100)}`;
  const time = [pacific.getUTCHours(), pacific.getUTCMinutes(), pacific.getUTCSeconds()];
  return `${weekdays[pacific.getUTCDay()]}, ${day} ${time.map(two).join(':')} PST`;
}

/** The refusal of a token whose time is over. `expiredAt` null: a test has declared it expired. */
export function expiredToken(expiredAt: number | null, now: number): GraphError {
  const since = expiredAt === null ? '' : ` on ${metaTime(expiredAt)}`;
  return new GraphError(
    190,
    `Error validating access token: Session has expired${since}. The current time is ${metaTime(now)}.`,
    463,
  );
}

/** The refusal of a token that nobody has issued. */
export function unreadableToken(): GraphError {
  return new GraphError(190, 'Invalid OAuth access token - Cannot parse access token');
}

/** Why a known token does not work now; undefined while it does. */
export function tokenTrouble(token: TokenSettings, now: number): GraphError | undefined {
  switch (token.invalid) {
    case 'revoked':
      return new GraphError(
        190,
        'Error validating access token: The session is invalid because the user logged out.',
        467,
      );
    case 'password_changed':
      return new GraphError(
        190,
        'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
        460,
      );
    case null:
      return token.expiresAt !== null && token.expiresAt <= now
        ? expiredToken(token.expiresAt, now)
        : undefined;
  }
}
