import { Editor } from './pages/editor.ts';
import { Keyboard } from './pages/keyboard.ts';
import { Mouse } from './pages/mouse.ts';
import { expect, test } from './signed-in.ts';

/** A message, what people answer, a wait and an end: built by `add`, set by whoever builds it. */
const drawn = [
  'From Event to subscription_confirmation',
  'From subscription_confirmation, Sent, to Reaction',
  'From Reaction, Taps “Yes, subscribe me”, to Wait',
  'From Wait to End',
];

/** Everything is connected as it was added, and nothing is wrong with it. */
async function expectWhole(editor: Editor): Promise<void> {
  await editor.readyToPublish();
  for (const name of drawn) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await expect(editor.canvas.connection(name)).toHaveCount(1);
  }
}

test('a journey of five activities is built, checked and published with at most 25 actions of the mouse and the keys', async ({
  studio,
}) => {
  const hand = new Mouse();
  const editor = new Editor(studio);
  const { pane } = editor;
  // The senders arrive late: a message that was added before comes from the only one all the same.
  const senders = Promise.withResolvers<void>();
  await studio.route(/\/senders(\?|$)/, async (route) => {
    await senders.promise;
    await route.continue();
  });
  await hand.click(studio.getByRole('link', { name: 'Journeys', exact: true }));
  await hand.click(studio.getByRole('button', { name: 'Create journey' }));
  const dialog = studio.getByRole('dialog', { name: 'Create a journey' });
  await hand.type(dialog.getByRole('textbox', { name: 'Name' }), 'By mouse');
  await hand.click(dialog.getByRole('button', { name: 'Create journey' }));

  const add = (kind: string) =>
    hand.click(studio.getByRole('button', { name: `Add ${kind}`, exact: true }));
  await add('Event');
  await hand.type(pane.getByRole('textbox', { name: 'Event name' }), 'signed_up');
  await add('WhatsApp');
  await expect(pane.getByText('Actions: WhatsApp')).toBeVisible();
  senders.resolve();
  await hand.click(pane.getByRole('combobox', { name: 'Template' }));
  await hand.click(studio.getByRole('option', { name: 'subscription_confirmation' }));
  await hand.type(editor.variable('plan'), 'the weekly news');
  await hand.type(editor.fallback('first_name'), 'there');
  await add('Reaction');
  await hand.click(pane.getByRole('button', { name: 'Add outcome' }));
  await hand.click(studio.getByRole('menuitem', { name: 'Taps “Yes, subscribe me”' }));
  await add('Wait');
  await add('End');
  await expectWhole(editor);
  await hand.click(studio.getByRole('button', { name: 'Publish', exact: true }));
  await hand.click(studio.getByRole('button', { name: /^Publish and listen for signed_up/ }));
  await expect(studio.getByRole('radio', { name: 'Live' })).toBeChecked();
  console.log(`Five activities by mouse: ${hand.actions} actions.`);
  expect(hand.actions).toBeLessThanOrEqual(25);
});

test('the same is built, checked and published without a mouse', async ({ studio }) => {
  const keys = new Keyboard(studio);
  const editor = new Editor(studio);
  const { pane } = editor;
  await keys.press(studio.getByRole('link', { name: 'Journeys', exact: true }));
  await keys.press(studio.getByRole('button', { name: 'Create journey' }));
  const dialog = studio.getByRole('dialog', { name: 'Create a journey' });
  await keys.type(dialog.getByRole('textbox', { name: 'Name' }), 'By keyboard alone');
  await studio.keyboard.press('Enter');
  await expect(studio.getByRole('textbox', { name: 'Journey name' })).toBeVisible();

  await keys.command('add event', /^Add Event/);
  await keys.type(pane.getByRole('textbox', { name: 'Event name' }), 'signed_in');
  await keys.command('add whatsapp', /^Add WhatsApp/);
  const template = pane.getByRole('combobox', { name: 'Template' });
  await keys.type(template, 'subscription');
  await expect(studio.getByRole('option')).toHaveCount(1);
  await studio.keyboard.press('ArrowDown');
  await studio.keyboard.press('Enter');
  await keys.type(editor.fallback('first_name'), 'there');
  await keys.type(editor.variable('plan'), 'the weekly news');
  await keys.command('add reaction', /^Add Reaction/);
  await keys.press(pane.getByRole('button', { name: 'Add outcome' }));
  await keys.choose(studio.getByRole('menuitem', { name: 'Taps “Yes, subscribe me”' }));
  await keys.command('add wait', /^Add Wait/);
  await keys.command('add end', /^Add End/);
  await expectWhole(editor);
  await keys.command('publish', /^Publish/);
  await keys.press(studio.getByRole('button', { name: /^Publish and listen for signed_in/ }));
  await expect(studio.getByRole('radio', { name: 'Live' })).toBeChecked();
  console.log(
    `Five activities by keyboard: ${keys.presses} presses, ${keys.furthest} at most to a field.`,
  );
});
