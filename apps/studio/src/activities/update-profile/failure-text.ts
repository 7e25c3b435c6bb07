import { useTranslation } from 'react-i18next';

const keys = {
  value_empty: 'updateFailure.valueEmpty',
  value_unreadable: 'updateFailure.valueUnreadable',
  value_not_number: 'updateFailure.valueNotNumber',
  value_not_date: 'updateFailure.valueNotDate',
  value_not_boolean: 'updateFailure.valueNotBoolean',
  value_not_locale: 'updateFailure.valueNotLocale',
  value_not_time_zone: 'updateFailure.valueNotTimeZone',
  text_too_long: 'updateFailure.textTooLong',
  attribute_not_number: 'updateFailure.attributeNotNumber',
  number_too_large: 'updateFailure.numberTooLarge',
  attribute_not_list: 'updateFailure.attributeNotList',
  list_too_long: 'updateFailure.listTooLong',
  value_not_list: 'updateFailure.valueNotList',
} as const;

function isKnown(reason: string): reason is keyof typeof keys {
  return Object.hasOwn(keys, reason);
}

/** Gives the reader's words for why a profile was not updated; null for any other reason. */
export function useUpdateFailureText(): (reason: string) => string | null {
  const { t } = useTranslation('editor');
  return (reason) => (isKnown(reason) ? t(keys[reason]) : null);
}
