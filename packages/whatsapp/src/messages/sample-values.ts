import type { SlotValue } from '../content/content.ts';
import { type TemplateSlotKind, templateSlots } from '../templates/slots.ts';
import type { Template } from '../templates/template.ts';

const values = new Map<TemplateSlotKind, string>([
  ['text', 'some words'],
  ['image', 'media:6f9619ff-8b86-4d01-b42d-00c04fc964ff'],
  ['video', 'https://shop.example/film.mp4'],
  ['document', 'https://shop.example/price%20list.pdf'],
  ['coordinate', '45.46'],
  ['url_suffix', 'hat'],
  ['coupon_code', 'BEACH25'],
  ['authentication_code', '123456'],
  ['instant', '2027-01-31T18:00:00Z'],
  ['flow_token', 'token-1'],
  ['flow_data', 'first_name: Anna\nsize: 42'],
  ['product', 'sku-1'],
  ['catalog', '194836987003835'],
  ['products', 'For you: sku-1, sku-2\nNew: sku-3'],
]);

/** A good value for every slot of a template, for this package's tests. */
export function sampleValues(template: Template): Record<string, SlotValue> {
  return Object.fromEntries(
    templateSlots(template).map(({ key, kind }) => [
      key,
      { value: values.get(kind) ?? '', fallback: '' },
    ]),
  );
}
