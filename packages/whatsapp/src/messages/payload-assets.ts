/** Whether an object of a payload stands for a file of ours. */
function assetIdOf(value: object): string | null {
  return 'asset' in value && typeof value.asset === 'string' ? value.asset : null;
}

/** Ids of the files of ours in a template's or a response's payload, each once. */
export function payloadAssets(payload: unknown): string[] {
  const ids = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const id = assetIdOf(value);
    if (id !== null) ids.add(id);
    for (const part of Object.values(value)) walk(part);
  };
  walk(payload);
  return [...ids];
}

/**
 * The payload with every file of ours replaced by its id in the sender's account.
 * @param mediaIdOf Meta's id of a file; asked for each id that `payloadAssets` gives.
 */
export function withMediaIds<Payload>(
  payload: Payload,
  mediaIdOf: (assetId: string) => string,
): Payload;
export function withMediaIds(payload: unknown, mediaIdOf: (assetId: string) => string): unknown {
  if (Array.isArray(payload)) return payload.map((part) => withMediaIds(part, mediaIdOf));
  if (typeof payload !== 'object' || payload === null) return payload;
  const id = assetIdOf(payload);
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) =>
      id !== null && key === 'asset'
        ? ['id', mediaIdOf(id)]
        : [key, withMediaIds(value, mediaIdOf)],
    ),
  );
}
