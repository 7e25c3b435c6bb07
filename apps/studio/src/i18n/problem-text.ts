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
  /** Titles of the activities it speaks of, as they are drawn: the author's names, not the kinds in English. */
  way?: string;
}

type Code = keyof (typeof texts)['code'];

function isTranslated(i18n: i18n, code: string): code is Code {
  return i18n.exists(`problems:code.${code}`);
}

type Place = keyof (typeof texts)['place'];

/** Parts of a free-form message that have one text each. */
const soleParts: Partial<Record<string, Place>> = {
  body: 'text',
  caption: 'caption',
  footer: 'footer',
  button: 'label',
  url: 'link',
  medium: 'file',
};

/** Parts of which a free-form message has several. */
const numberedParts: Partial<Record<string, Place>> = {
  buttons: 'button',
  sections: 'section',
  cards: 'card',
  contacts: 'contact',
};

/**
 * Where a problem is. A template's slots are `body.first_name`, `header.media` or `button.0.url`; a
 * free-form message has fields such as `body`, `buttons.0` or `sections.1.rows.0.title`. Without either it
 * is the message.
 */
export function slotPlace(slot: string): { kind: Place; name: string } {
  const [component = '', name, ...rest] = slot.split('.');
  if (name === undefined) return { kind: soleParts[component] ?? 'message', name: '' };
  if (component === 'sections' && rest[0] === 'rows') return { kind: 'row', name: next(rest[1]) };
  const numbered = numberedParts[component];
  if (numbered !== undefined) return { kind: numbered, name: next(name) };
  if (component === 'body') return { kind: 'variable', name };
  if (component === 'button') return { kind: 'button', name: next(name) };
  if (component !== 'header') return { kind: 'message', name };
  return { kind: headerParts.has(name) ? 'header' : 'headerVariable', name };
}

const headerParts = new Set(['media', 'medium', 'text', 'filename']);

/** Parts are counted from one on screen. */
function next(index: string | undefined): string {
  return String(Number(index) + 1);
}

/** The language that a field of a WhatsApp message belongs to, and the slot or field in it. */
export function messagePlace(field: string): { language: string; slot: string } {
  const found =
    /^content\.(?:template\.byLanguage\.([^.]+)(?:\.values\.(.+))?|response\.byLanguage\.([^.]+)\.(.+))$/.exec(
      field,
    );
  return { language: found?.[1] ?? found?.[3] ?? '', slot: found?.[2] ?? found?.[4] ?? '' };
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
      const code = field.endsWith('.defaultLanguage') ? `default_${problem.code}` : problem.code;
      const isSpokenAsWritten = i18n.language === 'en' && problem.way === undefined;
      if (isSpokenAsWritten || !isTranslated(i18n, code)) return text;
      const at = messagePlace(field);
      const place = slotPlace(problem.slot ?? at.slot);
      return t(`code.${code}`, {
        place: t(`place.${place.kind}`, { name: place.name, number: place.name }),
        language: at.language === '' ? '' : format.language(at.language),
        detail: text,
        activities: problem.way ?? '',
      });
    },
    [t, i18n, format],
  );
}
