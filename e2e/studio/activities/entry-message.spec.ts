import { openDraft, responding } from '../pages/drafted.ts';
import { Phone } from '../pages/phone.ts';
import { pickOption } from '../pages/rule.ts';
import { expect, test } from '../signed-in.ts';

test('people enter by the word they write, and by nothing else', async ({ studio, waypost }) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Bookings',
    [
      {
        id: 'greet',
        type: 'whatsapp',
        name: 'Greet',
        position: { x: 300, y: 300 },
        content: responding({
          kind: 'text',
          body: 'You wrote “{{ event.text | default: "nothing" }}”.',
        }),
      },
    ],
    [],
  );
  const { canvas, pane } = editor;
  await test.step('placed; without a word it says so at the field', async () => {
    await canvas.drop('Message', { x: 300, y: 70 });
    await pickOption(pane, 'What lets people in', 'A keyword');
    await expect(pane.getByText('Write at least one word that lets people in.')).toBeVisible();
    await expect(pane.getByText('Connect the entry to the first activity.')).toBeVisible();
    await pane.getByRole('textbox', { name: 'Keywords' }).fill('réserver\nbook');
    await pickOption(pane, 'Connect to', 'Greet');
    await expect(pane.getByText('Write at least one word that lets people in.')).toBeHidden();
  });
  await editor.readyToPublish();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Publish and wait for messages' }).click();
  await expect(canvas.activity(/^Greet/)).toBeVisible();

  const phone = await Phone.ofStranger(studio, waypost, 'Ava Lund');
  await phone.write('can I book?');
  await phone.write(' RESERVER ');
  await expect(phone.message('You wrote “RESERVER”.')).toBeVisible();
  await expect(phone.screen.getByText('You wrote')).toHaveCount(1);
});

test('an ad lets people in with what it said', async ({ studio, waypost }) => {
  const editor = await openDraft(
    studio,
    waypost,
    'From an ad',
    [
      { id: 'in', type: 'entryMessage' },
      {
        id: 'greet',
        type: 'whatsapp',
        name: 'Greet',
        content: responding({
          kind: 'text',
          body: 'Came by {{ event.referral.source_type | default: "no" }}.',
        }),
      },
    ],
    ['in.next>greet'],
  );
  const { canvas, pane } = editor;
  await canvas.activity(/^Message/).click();
  await pickOption(pane, 'What lets people in', 'The first message after an ad');
  await editor.readyToPublish();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Publish and wait for messages' }).click();
  await expect(canvas.activity(/^Greet/)).toBeVisible();

  const phone = await Phone.ofStranger(studio, waypost, 'Eva Holm');
  await studio.getByRole('button', { name: 'More to try' }).click();
  await studio.getByRole('menuitem', { name: /^Write from an ad/ }).click();
  await expect(phone.message('Came by ad.')).toBeVisible();
});
