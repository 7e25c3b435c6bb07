import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Fields that every profile has, by their name in the texts of imports. */
const ownFields = {
  'profile.first_name': 'firstName',
  'profile.last_name': 'lastName',
  'profile.phone': 'phone',
  'profile.country': 'country',
  'profile.locale': 'locale',
  'profile.time_zone': 'timeZone',
  'profile.external_id': 'externalId',
  'consent.marketing': 'marketingConsent',
  'consent.service': 'serviceConsent',
} as const;

function isOwn(field: string): field is keyof typeof ownFields {
  return Object.hasOwn(ownFields, field);
}

/** Names the fields of profiles in the reader's language; attributes keep the names they came with. */
export function useAttributeLabels(): <A extends { field: string; label: string }>(
  attributes: readonly A[],
) => A[] {
  const { t, i18n } = useTranslation('people', { keyPrefix: 'imports.target' });
  return useCallback(
    (attributes) =>
      attributes.map((attribute) =>
        i18n.language === 'en' || !isOwn(attribute.field)
          ? attribute
          : { ...attribute, label: t(ownFields[attribute.field]) },
      ),
    [t, i18n],
  );
}
