import { expect, test } from 'vitest';

import { personalisationData } from '../personalisation/data.ts';
import { draftTemplate } from '../templates/authoring/draft-template.ts';
import { sampleDrafts } from '../templates/authoring/sample-drafts.ts';
import { abandonedCart, codeTemplate, namedTemplate } from '../templates/sample-templates.ts';
import { templateSlots } from '../templates/slots.ts';
import { bubbleFromSend } from './bubble-from-send.ts';
import { renderTemplate } from './render-template.ts';
import { sampleValues } from './sample-values.ts';

test.for([abandonedCart, codeTemplate, namedTemplate])(
  'a sent $name is drawn as it was drawn before it was sent',
  (template) => {
    const values = Object.fromEntries(
      templateSlots(template).map(({ key, kind }) => [
        key,
        {
          value: kind === 'image' ? 'https://shop.example/a.png' : `{{ profile.x }} ${key}`,
          fallback: '',
        },
      ]),
    );
    const data = personalisationData({
      profile: { attributes: { x: 'Zoë' } },
      journey: { name: 'Cart' },
    });
    const rendered = renderTemplate({ template, values, data });
    expect(bubbleFromSend(template, rendered.payload)).toEqual(rendered.bubble);
  },
);

test.for(sampleDrafts)('a template of any kind is drawn again as it was sent: %s', ([, draft]) => {
  const template = draftTemplate(draft);
  const data = personalisationData({ profile: {}, journey: { name: 'All kinds' } });
  const rendered = renderTemplate({ template, values: sampleValues(template), data });
  expect(rendered.missing).toEqual([]);
  expect(rendered.problems).toEqual([]);
  expect(bubbleFromSend(template, rendered.payload)).toEqual(rendered.bubble);
});

test('Liquid in what was sent is text', () => {
  const bubble = bubbleFromSend(namedTemplate, {
    name: 'order_update',
    language: { code: 'en_US' },
    components: [
      {
        type: 'body',
        parameters: [{ type: 'text', parameter_name: 'first_name', text: '{{ 1 | plus: 1 }}' }],
      },
    ],
  });
  expect(bubble.body).toContainEqual({
    text: '{{ 1 | plus: 1 }}',
    source: 'value',
    slot: 'body.first_name',
  });
});
