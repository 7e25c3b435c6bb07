import { useTranslation } from 'react-i18next';

const reasons = [
  'no_phone',
  'no_consent',
  'opted_out',
  'us_marketing',
  'same_number',
  'demo_profile',
  'template_unavailable',
] as const;
type Reason = (typeof reasons)[number];

/** Gives a function that says in plain words why somebody gets no message. */
export function useExclusionText(): (reason: string) => string {
  const { t } = useTranslation('people', { keyPrefix: 'exclusion' });
  return (reason) => {
    const known: Reason | undefined = reasons.find((candidate) => candidate === reason);
    return known === undefined ? t('other', { reason }) : t(known);
  };
}
