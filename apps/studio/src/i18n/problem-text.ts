import type { i18n } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type texts from './en/problems.json';
import { useFormat } from './format.ts';

/** What validation or rendering found; the place is a path in the settings or a slot of the template. */
export interface SpokenProblem {
  code: string;
  /** In English. */
  text: string;
  field?: string;
  slot?: string;
}

type Code = keyof (typeof texts)['code'];

function isTranslated(i18n: i18n, code: string): code is Code {
  return i18n.exists(`problems:code.${code}`);
}

/** Where a slot is: `body.first_name` is the variable `first_name` of the body; without a slot, the message. */
export function slotPlace(slot: string): {
  kind: 'message' | 'header' | 'headerVariable' | 'variable' | 'button';
  name: string;
} {
  const [component, name = ''] = slot.split('.');
  if (component === 'body') return { kind: 'variable', name };
  if (component === 'button') return { kind: 'button', name: String(Number(name) + 1) };
  if (component !== 'header') return { kind: 'message', name };
  return name === 'media' ? { kind: 'header', name } : { kind: 'headerVariable', name };
}

/** The language and the slot that a field of a WhatsApp message belongs to. */
export function messagePlace(field: string): { language: string; slot: string } {
  const found = /^content\.template\.byLanguage\.([^.]+)(?:\.values\.(.+))?$/.exec(field);
  return { language: found?.[1] ?? '', slot: found?.[2] ?? '' };
}

/**
 * Gives a problem's text in the reader's language. English readers see the text as validation wrote it,
 * which knows most about the case; so do others where a code has no text yet.
 */
export function useProblemText(): (problem: SpokenProblem) => string {
  const { t, i18n } = useTranslation('problems');
  const format = useFormat();
  return useCallback(
    (problem) => {
      const { field = '', text } = problem;
      const code =
        field === 'content.template.defaultLanguage' ? `default_${problem.code}` : problem.code;
      if (i18n.language === 'en' || !isTranslated(i18n, code)) return text;
      const at = messagePlace(field);
      const place = slotPlace(problem.slot ?? at.slot);
      return t(`code.${code}`, {
        place:
          place === null ? '' : t(`place.${place.kind}`, { name: place.name, number: place.name }),
        language: at.language === '' ? '' : format.language(at.language),
        detail: text,
      });
    },
    [t, i18n, format],
  );
}
