import { failureClassOf, type FailureClass } from '@waypost/whatsapp';

const classes: Partial<Record<string, FailureClass>> = {
  no_phone: 'unreachable',
  needs_phone: 'unreachable',
  demo_profile: 'unreachable',
  blocked: 'opted_out',
  opted_out: 'opted_out',
  marketing_stopped: 'opted_out',
  no_consent: 'opted_out',
  template_unavailable: 'template',
  template_paused: 'template',
  template_disabled: 'template',
  template_unapproved: 'template',
  missing_value: 'template',
  invalid_value: 'template',
  media_unavailable: 'template',
  window_closed: 'template',
  messaging_limit: 'limit',
};

/** The class of the reason for which a message never left: Meta's refusal (`refused:131026`), or an exclusion. */
export function unsentClass(reason: string): FailureClass {
  const code = /^refused:(\d+)$/.exec(reason)?.[1];
  return code === undefined ? (classes[reason] ?? 'other') : failureClassOf(Number(code));
}
