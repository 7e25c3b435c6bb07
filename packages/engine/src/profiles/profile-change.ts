/**
 * What is to stand in a profile. Fields left out stay as they are, null empties one. Everything is
 * already in the form we store: phone E.164, country ISO 3166-1 alpha-2, locale BCP 47, zone IANA.
 */
export interface ProfileChange {
  externalId: string;
  demo?: boolean;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  /** WhatsApp's business-scoped user id. */
  bsuid?: string | null;
  country?: string | null;
  /** Country of the phone number; stands in for a country nobody named. */
  phoneCountry?: string | null;
  locale?: string | null;
  timeZone?: string | null;
  /** Merged into the stored attributes; null removes one. */
  attributes?: Readonly<Record<string, unknown>>;
}

/** One change per profile: of several for the same external id the later fields win. */
export function mergeChanges(changes: readonly ProfileChange[]): ProfileChange[] {
  const merged = new Map<string, ProfileChange>();
  for (const change of changes) {
    const earlier = merged.get(change.externalId);
    merged.set(
      change.externalId,
      earlier === undefined
        ? change
        : {
            ...earlier,
            ...change,
            attributes: { ...earlier.attributes, ...change.attributes },
          },
    );
  }
  return [...merged.values()];
}
