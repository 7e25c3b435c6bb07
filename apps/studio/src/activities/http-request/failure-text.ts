import { useTranslation } from 'react-i18next';

const keys = {
  call_address_invalid: 'callFailure.addressInvalid',
  call_address_refused: 'callFailure.addressRefused',
  call_unreachable: 'callFailure.unreachable',
  call_timeout: 'callFailure.timeout',
  call_too_large: 'callFailure.tooLarge',
  call_redirect: 'callFailure.redirect',
  call_rejected: 'callFailure.rejected',
  call_overloaded: 'callFailure.overloaded',
  call_broken: 'callFailure.broken',
  call_answer_unreadable: 'callFailure.answerUnreadable',
  call_answer_incomplete: 'callFailure.answerIncomplete',
  call_value_missing: 'callFailure.valueMissing',
  call_value_unreadable: 'callFailure.valueUnreadable',
  call_header_invalid: 'callFailure.headerInvalid',
  call_body_invalid: 'callFailure.bodyInvalid',
  call_secret_missing: 'callFailure.secretMissing',
  call_expired: 'callFailure.expired',
  start_nobody: 'startFailure.nobody',
  start_several: 'startFailure.several',
  start_not_live: 'startFailure.notLive',
  start_refused: 'startFailure.refused',
  list_deleted: 'startFailure.listDeleted',
} as const;

function isKnown(reason: string): reason is keyof typeof keys {
  return Object.hasOwn(keys, reason);
}

/** Gives the reader's words for why a request got no good answer; null for any other reason. */
export function useCallFailureText(): (reason: string) => string | null {
  const { t } = useTranslation('editor');
  return (reason) => (isKnown(reason) ? t(keys[reason]) : null);
}
