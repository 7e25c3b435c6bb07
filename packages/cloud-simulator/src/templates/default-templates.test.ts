import { templateSchema } from '@waypost/whatsapp';
import { expect, test } from 'vitest';

import { defaultTemplates } from './default-templates.ts';
import { variablesOf } from './template-parts.ts';

test('the default templates keep to Meta’s limits', () => {
  for (const template of defaultTemplates) {
    expect(templateSchema.parse(template)).toEqual(template);
    expect(template.name).toMatch(/^[a-z0-9_]+$/);
    const body = template.components.find((component) => component.type === 'BODY');
    const text = body?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(1024);
    // Meta refuses a variable at either end of a body; its own text for codes excepted.
    if (template.category !== 'AUTHENTICATION') expect(text).not.toMatch(/^\{\{|\}\}$/);
    const variables = variablesOf(text);
    const examples =
      template.parameterFormat === 'NAMED'
        ? body?.example?.body_text_named_params?.map((each) => each.param_name)
        : body?.example?.body_text?.[0]?.map((_, place) => String(place + 1));
    expect(examples?.toSorted()).toEqual(variables.toSorted());
    for (const component of template.components) {
      if (component.type === 'FOOTER') {
        expect(component.text?.length ?? 0).toBeLessThanOrEqual(60);
      }
      if (component.type !== 'BUTTONS') continue;
      for (const button of component.buttons) {
        expect(button.text?.length ?? 0).toBeLessThanOrEqual(25);
      }
    }
  }
});

test('there is one of every kind that the product shows', () => {
  const names = new Set(defaultTemplates.map((template) => template.name));
  expect(names.size).toBeGreaterThanOrEqual(8);
  const categories = new Set(defaultTemplates.map((template) => template.category));
  expect([...categories].toSorted()).toEqual(['AUTHENTICATION', 'MARKETING', 'UTILITY']);
  for (const name of names) {
    const languages = defaultTemplates.filter((template) => template.name === name);
    expect(languages.map((template) => template.language)).toEqual(
      expect.arrayContaining(['en', 'it']),
    );
  }
});
