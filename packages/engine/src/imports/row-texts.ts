/** Why a row is not imported, as people read it. */
export const rejectionTexts = {
  phone_missing: 'There is no phone number.',
  phone_not_a_number: 'The phone column holds no phone number.',
  phone_country_missing:
    'The phone number has no country code and the row names no country. Write it with + and the country code.',
  phone_country_unknown:
    'The phone number has no country code and the country is not known. Write it with + and the country code.',
  phone_too_short: 'The phone number is too short.',
  phone_too_long: 'The phone number is too long.',
  phone_invalid: 'No such phone number can exist in its country.',
  user_id_invalid: 'The WhatsApp user id is none. It looks like US.13491208655302741918.',
  external_id_missing: 'The id of the person is empty.',
  text_too_long:
    'A text is too long: ids and names have at most 200 characters, attributes 10,000.',
  text_invalid: 'A text contains the character U+0000, which cannot be stored.',
  too_many_columns:
    'The row has more columns than the heading. Put quotes around texts that contain the delimiter.',
  quote_open: 'A quotation mark opens a text and is never closed.',
  row_too_long: 'The row is longer than 256,000 characters.',
} as const;
export type RejectionCode = keyof typeof rejectionTexts;

/** What is left out of rows that are imported, as people read it. */
export const warningTexts = {
  country_unknown: 'The country is not known: the country of the phone number was taken instead.',
  locale_unknown: 'The language is not known: it was left out.',
  time_zone_unknown: 'The time zone is not known: it was left out.',
  consent_unclear: 'The word in a consent column is neither yes nor no: it counts as not known.',
  consent_date_unclear: 'The date of consent cannot be read: the day of the import counts.',
  consent_opted_out:
    'The person opted out before, and the opt-in of the file has no date: the opt-out stays.',
} as const;
export type WarningCode = keyof typeof warningTexts;
