import { openDraft, responding } from '../pages/drafted.ts';
import { MessagePane } from '../pages/message-pane.ts';
import { Phone } from '../pages/phone.ts';
import { expect, test } from '../signed-in.ts';

test('a message says back what the person has answered', async ({ studio, waypost }) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Echo',
    [
      { id: 'in', type: 'entryMessage', match: { kind: 'keyword', words: ['colour'] } },
      {
        id: 'ask',
        type: 'whatsapp',
        name: 'Which colour',
        content: responding({ kind: 'text', body: 'Which colour do you like?' }),
      },
      {
        id: 'answer',
        type: 'reaction',
        activityId: 'ask',
        outcomes: [{ id: 'any', kind: 'reply' }],
      },
    ],
    ['in.next>ask', 'ask.next>answer'],
  );
  const { canvas, pane, preview } = editor;
  await canvas.activity(/^Reaction/).click();
  await studio.getByRole('button', { name: 'Add WhatsApp', exact: true }).click();
  await expect(pane.getByRole('heading', { name: 'Actions: WhatsApp' })).toBeVisible();
  await editor.rename('Echo');

  const message = new MessagePane(studio);
  await test.step('without content, and with a value that some may lack, it says so at the field', async () => {
    await expect(pane.getByText('Choose a template to send.')).toBeVisible();
    await message.chooseContent('Response');
    await message.write({ Text: 'You like ' });
    await pane.getByRole('button', { name: 'Insert a personal value' }).first().click();
    await studio.getByRole('menuitem', { name: 'Reaction › reply text' }).click();
    await expect(preview.getByText('[reply text]')).toBeVisible();
    await expect(pane.getByText(/needs a fallback for people who have no value/)).toBeVisible();
  });
  await pane.getByRole('textbox', { name: /^If empty/ }).fill('no colour');
  await expect(pane.getByText(/needs a fallback for people who have no value/)).toBeHidden();

  await editor.readyToPublish();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Publish and wait for messages' }).click();
  await expect(canvas.activity(/^Echo/)).toBeVisible();

  const phone = await Phone.ofStranger(studio, waypost, 'Ole Dahl');
  await phone.write('colour');
  await expect(phone.message('Which colour do you like?')).toBeVisible();
  await phone.write('petrol blue');
  await expect(phone.message('You like petrol blue')).toBeVisible();
});
