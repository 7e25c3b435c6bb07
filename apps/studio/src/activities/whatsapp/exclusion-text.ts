import { useTranslation } from 'react-i18next';

const keys = {
  no_phone: 'exclusion.noPhone',
  blocked: 'exclusion.blocked',
  no_consent: 'exclusion.noConsent',
  opted_out: 'exclusion.optedOut',
  marketing_stopped: 'exclusion.marketingStopped',
  us_marketing: 'exclusion.usMarketing',
  window_closed: 'exclusion.windowClosed',
  needs_phone: 'exclusion.needsPhone',
  same_number: 'exclusion.sameNumber',
  demo_profile: 'exclusion.demoProfile',
  template_unavailable: 'exclusion.templateUnavailable',
  template_paused: 'exclusion.templatePaused',
  template_disabled: 'exclusion.templateDisabled',
  template_unapproved: 'exclusion.templateUnapproved',
  missing_value: 'exclusion.missingValue',
  invalid_value: 'exclusion.invalidValue',
  media_unavailable: 'exclusion.mediaUnavailable',
  messaging_limit: 'exclusion.messagingLimit',
  expired: 'exclusion.expired',
  unknown: 'exclusion.unknown',
  branch_closed: 'exclusion.branchClosed',
  journey_stopped: 'exclusion.journeyStopped',
  journey_exit: 'exclusion.journeyExit',
  new_version: 'exclusion.newVersion',
  restored: 'exclusion.restored',
  sender_missing: 'exclusion.senderMissing',
} as const;

function isKnown(reason: string): reason is keyof typeof keys {
  return reason in keys;
}

/** Gives the reader's words for why a message was, or would be, not sent. */
export function useExclusionText(): (reason: string) => string {
  const { t } = useTranslation('editor');
  return (reason) => (isKnown(reason) ? t(keys[reason]) : reason.replaceAll('_', ' '));
}
