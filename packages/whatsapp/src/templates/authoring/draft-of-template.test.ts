import { expect, test } from 'vitest';

import { templateSlots } from '../slots.ts';
import { templateDefinition } from './definition.ts';
import { draftOfTemplate } from './draft-of-template.ts';
import { draftTemplate } from './draft-template.ts';
import { isCodeDraft } from './draft.ts';
import { carouselDraft, offerDraft, sampleDrafts, welcomeDraft } from './sample-drafts.ts';

test.for(sampleDrafts.filter(([, draft]) => !isCodeDraft(draft)))(
  'what is read back of a template says what its draft said: %s',
  ([, draft]) => {
    expect(draftOfTemplate(draftTemplate(draft))).toEqual(draft);
  },
);

test.for(sampleDrafts)('Meta is given what the preview drew: %s', ([, draft]) => {
  const definition = templateDefinition(draft, (sample) => `handle of ${sample}`);
  expect(definition.components.map((part) => 'type' in part && part.type)).toEqual(
    isCodeDraft(draft)
      ? ['BODY', 'FOOTER', 'BUTTONS']
      : draftTemplate(draft).components.map(({ type }) => type),
  );
});

test('examples go to Meta in the form of their variables', () => {
  const { components, parameterFormat } = templateDefinition(welcomeDraft, () => '');
  expect(parameterFormat).toBe('NAMED');
  expect(components.slice(0, 2)).toEqual([
    {
      type: 'HEADER',
      format: 'TEXT',
      text: 'Welcome, {{first_name}}',
      example: { header_text_named_params: [{ param_name: 'first_name', example: 'Anna' }] },
    },
    {
      type: 'BODY',
      text: welcomeDraft.body,
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Anna' },
          { param_name: 'day', example: 'Monday' },
        ],
      },
    },
  ]);
  expect(JSON.stringify(components)).toContain('"example":["https://shop.example/welcome"]');
  const offer = templateDefinition(offerDraft, (sample) => `4::${sample}`);
  expect(offer.parameterFormat).toBe('POSITIONAL');
  expect(JSON.stringify(offer.components)).toContain('"body_text":[["Anna"]]');
  expect(JSON.stringify(offer.components)).toContain('"header_handle":["4::media:');
});

test('every card asks for its own values', () => {
  expect(templateSlots(draftTemplate(carouselDraft)).map(({ key }) => key)).toEqual([
    'body.1',
    ...[0, 1, 2].flatMap((card) => [
      `card.${card}.header.media`,
      `card.${card}.body.1`,
      `card.${card}.button.1.url`,
    ]),
  ]);
});
