import { templateLimits } from './limits.ts';
import type { Template } from './template.ts';
import { staticLength, variableNames } from './variables.ts';

/** What kind of value a slot takes; decides the control an author sees and the parameter Meta gets. */
export type TemplateSlotKind =
  | 'text'
  | 'image'
  | 'video'
  | 'document'
  | 'coordinate'
  | 'url_suffix'
  | 'coupon_code'
  | 'authentication_code';

/** One place of a template that an author has to fill. */
export interface TemplateSlot {
  /** Key of the value in the activity's content: `header.media`, `body.1`, `button.0.url`, … */
  key: string;
  component: 'header' | 'body' | 'button';
  kind: TemplateSlotKind;
  /** Variable name for the label, e.g. `1` or `first_name`; the button's words for a button. */
  name: string;
  /** The button's 0-based place among all buttons of the template. */
  buttonIndex?: number;
  /** The sample given when the template was approved, empty where there is none. */
  example: string;
  /** Characters that fit, counted after personalisation; the template's own words are already taken off. */
  maxLength: number;
}

const mediaKind = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' } as const;

/**
 * Lists every slot of a template in the order of the message: header, body, buttons.
 *
 * An authentication template has one slot for its code, although Meta wants the code twice (in the
 * body and on its button): rendering repeats it. Quick replies, phone buttons and fixed links have no slot.
 */
export function templateSlots(template: Template): TemplateSlot[] {
  const slots: TemplateSlot[] = [];
  const isAuthentication = template.category === 'AUTHENTICATION';
  for (const component of [...template.components].sort(byPlace)) {
    switch (component.type) {
      case 'HEADER': {
        const { format } = component;
        if (format === 'TEXT') {
          const text = component.text ?? '';
          variableNames(text).forEach((name, place) => {
            slots.push({
              key: `header.${name}`,
              component: 'header',
              kind: 'text',
              name,
              example:
                namedExample(component.example?.header_text_named_params, name) ??
                component.example?.header_text?.[place] ??
                '',
              maxLength: room(templateLimits.headerText, text),
            });
          });
        } else if (format === 'LOCATION') {
          for (const name of ['latitude', 'longitude', 'name', 'address']) {
            slots.push({
              key: `header.${name}`,
              component: 'header',
              kind: name === 'latitude' || name === 'longitude' ? 'coordinate' : 'text',
              name,
              example: '',
              maxLength: templateLimits.locationText,
            });
          }
        } else {
          slots.push({
            key: 'header.media',
            component: 'header',
            kind: mediaKind[format],
            name: 'media',
            example: component.example?.header_handle?.[0] ?? '',
            maxLength: templateLimits.mediaLink,
          });
        }
        break;
      }
      case 'BODY': {
        variableNames(component.text).forEach((name, place) => {
          slots.push({
            key: `body.${name}`,
            component: 'body',
            kind: isAuthentication ? 'authentication_code' : 'text',
            name,
            example:
              namedExample(component.example?.body_text_named_params, name) ??
              component.example?.body_text?.[0]?.[place] ??
              '',
            maxLength: isAuthentication
              ? templateLimits.authenticationCode
              : room(templateLimits.body, component.text),
          });
        });
        break;
      }
      case 'FOOTER':
        break;
      case 'BUTTONS':
        component.buttons.forEach((button, buttonIndex) => {
          if (button.type === 'URL' && !isAuthentication && variableNames(button.url).length > 0) {
            slots.push({
              key: `button.${buttonIndex}.url`,
              component: 'button',
              kind: 'url_suffix',
              name: button.text,
              buttonIndex,
              example: suffixOf(button.url, button.example?.[0] ?? ''),
              maxLength: room(templateLimits.url, button.url),
            });
          } else if (button.type === 'COPY_CODE') {
            const { example } = button;
            slots.push({
              key: `button.${buttonIndex}.code`,
              component: 'button',
              kind: 'coupon_code',
              name: button.text ?? 'code',
              buttonIndex,
              example: (Array.isArray(example) ? example[0] : example) ?? '',
              maxLength: templateLimits.couponCode,
            });
          }
        });
        break;
    }
  }
  return slots;
}

const place = { HEADER: 0, BODY: 1, FOOTER: 2, BUTTONS: 3 } as const;

function byPlace(a: Template['components'][number], b: Template['components'][number]): number {
  return place[a.type] - place[b.type];
}

function room(limit: number, text: string): number {
  return Math.max(0, limit - staticLength(text));
}

function namedExample(
  examples: { param_name: string; example: string }[] | undefined,
  name: string,
): string | undefined {
  return examples?.find((entry) => entry.param_name === name)?.example;
}

/** Meta keeps the whole sample link; an author writes only what replaces the variable. */
function suffixOf(url: string, sample: string): string {
  const [before = ''] = url.split('{{');
  return sample.startsWith(before) ? sample.slice(before.length) : sample;
}
