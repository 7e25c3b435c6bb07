import { cameTo, openDraft, responding } from '../pages/drafted.ts';
import { Phone } from '../pages/phone.ts';
import { pickOption } from '../pages/rule.ts';
import { expect, test } from '../signed-in.ts';

test('a reaction parts people by what they tap, write and open', async ({ studio, waypost }) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Sizes',
    [
      { id: 'in', type: 'entryMessage', match: { kind: 'keyword', words: ['sizes'] } },
      {
        id: 'ask',
        type: 'whatsapp',
        name: 'Which size',
        content: {
          ...responding({
            kind: 'buttons',
            body: `Which size? The guide: ${waypost.url}/guide?a=1`,
            buttons: ['Small', 'Large'],
          }),
          shortenLinks: true,
        },
      },
      { id: 'large', type: 'end', name: 'Took large', position: { x: 0, y: 560 } },
      { id: 'other', type: 'end', name: 'Wrote a size', position: { x: 260, y: 560 } },
      { id: 'guide', type: 'end', name: 'Read the guide', position: { x: 520, y: 560 } },
    ],
    ['in.next>ask'],
  );
  const { canvas, pane } = editor;
  const addOutcome = async (name: string) => {
    await pane.getByRole('button', { name: 'Add outcome' }).click();
    await studio.getByRole('menuitem', { name, exact: true }).click();
  };

  await canvas.activity(/^Which size/).click();
  await studio.getByRole('button', { name: 'Add Reaction', exact: true }).click();
  await test.step('what is missing is told at its place', async () => {
    await expect(pane.getByRole('button', { name: 'Message' })).toContainText('Which size');
    await expect(pane.getByText('Add at least one outcome to wait for.')).toBeVisible();
    await addOutcome('Writes a word');
    await expect(pane.getByText('Write at least one word to wait for.')).toBeVisible();
    await pane.getByRole('textbox', { name: 'Words' }).fill('medium\nmittel');
  });

  await test.step('answers and links are offered by what the message says', async () => {
    await addOutcome('Taps “Large”');
    await addOutcome('Opens any link');
    await expect(canvas.activity(/^Reaction/).getByLabel('Taps “Large”')).toBeVisible();
  });

  await test.step('an answer that is gone from the message is a problem of its outcome', async () => {
    await canvas.activity(/^Which size/).click();
    await pane.getByRole('button', { name: 'Remove: Button 2' }).click();
    await canvas.activity(/^Reaction/).click();
    await expect(pane.getByText('The message has no answer “Large” to tap.')).toBeVisible();
    await studio.getByRole('button', { name: /^Undo/ }).click();
    await expect(pane.getByText('The message has no answer “Large” to tap.')).toBeHidden();
  });

  await pickOption(pane, 'Taps “Large”: connect to', 'Took large');
  await pickOption(pane, 'Writes “medium”, “mittel”: connect to', 'Wrote a size');
  await pickOption(pane, 'Opens any link: connect to', 'Read the guide');
  await editor.readyToPublish();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Publish and wait for messages' }).click();
  await expect(canvas.activity(/^Took large/)).toBeVisible();
  const phone = await Phone.ofStranger(studio, waypost, 'Ida Berg');
  const came = (activityId: string) =>
    expect.poll(() => cameTo(waypost, 'Sizes', activityId)).toBe(1);
  await test.step('a tap', async () => {
    await phone.write('sizes');
    await phone.tap('Large');
    await came('large');
  });
  await test.step('words, whatever their case and accents', async () => {
    await phone.write('Sizes');
    await phone.shortLink(2);
    await phone.write(' MÍTTEL ');
    await came('other');
  });
  await test.step('a link', async () => {
    await phone.write('SIZES');
    await phone.visit(await phone.shortLink(3));
    await came('guide');
  });
});
