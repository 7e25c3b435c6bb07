/** Which of our attempts a status belongs to: what a send carries as `biz_opaque_callback_data`. */
export interface Echo {
  messageId: string;
  /** 1 for the first POST of the message. */
  attempt: number;
}

/** Writes the echo of an attempt: `v1.<message id>.<attempt>`. */
export function makeEcho(echo: Echo): string {
  return `v1.${echo.messageId}.${echo.attempt}`;
}

/** Reads an echo; null for data that is not ours. */
export function parseEcho(data: string | null | undefined): Echo | null {
  const match = /^v1\.([A-Za-z0-9-]{1,64})\.(\d{1,6})$/.exec(data ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { messageId: match[1], attempt: Number(match[2]) };
}
