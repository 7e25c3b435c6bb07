import { openDraft, responding } from './pages/drafted.ts';
import { expect, test } from './signed-in.ts';

test('notes beside the journey, and the phone played: its buttons are pulled and tapped', async ({
  studio,
  waypost,
}) => {
  test.slow();
  const editor = await openDraft(
    studio,
    waypost,
    'Played',
    [
      { id: 'in', type: 'entryAudience' },
      {
        id: 'ask',
        type: 'whatsapp',
        name: 'Ask',
        content: responding({ kind: 'buttons', body: 'Shall we?', buttons: ['Yes', 'No'] }),
      },
      { id: 'pause', type: 'wait', name: 'Pause', position: { x: 0, y: 560 } },
      {
        id: 'thanks',
        type: 'whatsapp',
        name: 'Thank you',
        position: { x: 0, y: 720 },
        content: responding({ kind: 'text', body: 'See you then.' }),
      },
    ],
    ['in.next>ask', 'pause.next>thanks'],
  );
  const { canvas, pane, preview } = editor;
  const undo = () => studio.getByRole('button', { name: /^Undo/ }).click();

  await test.step('how many people can get it is told where the journey begins', async () => {
    // A response goes to those only who wrote in the last 24 hours: other tests decide how many did.
    await expect(pane.getByText(/can get this.* · \d+ excluded/)).toBeVisible();
  });

  await test.step('a note is written, moved, resized and taken back', async () => {
    await studio.getByRole('button', { name: 'Add a note' }).click();
    await pane.getByRole('textbox', { name: 'Text' }).fill('Ask Ada about the wording');
    const note = canvas.surface.getByRole('group', { name: 'Note: Ask Ada about the wording' });
    await expect(note).toBeVisible();
    const before = await note.boundingBox();
    await canvas.move(note, { x: -200, y: 40 });
    const moved = await note.boundingBox();
    expect(moved?.x).toBeLessThan((before?.x ?? 0) - 150);
    await pane.getByRole('button', { name: /Size/ }).click();
    await studio.getByRole('option', { name: 'Large' }).click();
    await expect.poll(async () => (await note.boundingBox())?.width).toBeGreaterThan(270);
    await undo();
    await expect.poll(() => note.boundingBox()).toEqual(moved);
    await note.click();
    await studio.keyboard.press('Delete');
    await expect(note).toHaveCount(0);
    await undo();
    await expect(note).toBeVisible();
  });

  await test.step('a button pulled onto the canvas is waited for', async () => {
    await canvas.activity(/^Ask/).click();
    await preview.getByRole('button', { name: 'Yes' }).dragTo(canvas.surface, {
      targetPosition: { x: 120, y: 420 },
    });
    await expect(canvas.connection(/^From Ask.* to Reaction$/)).toHaveCount(1);
    await expect(pane.getByRole('button', { name: 'Message' })).toContainText('Ask');
    await expect(pane.getByText('Taps “Yes”').first()).toBeVisible();
  });

  await test.step('a tap that nothing waits for says so, and can be waited for', async () => {
    await canvas.activity(/^Ask/).click();
    await preview.getByRole('button', { name: 'No' }).click();
    await expect(studio.getByText('Nothing waits for a tap on “No” yet.')).toBeVisible();
    await studio.getByRole('button', { name: 'Wait for it' }).click();
    await expect(canvas.activity(/^Reaction/)).toHaveCount(1);
    await expect(pane.getByText('Taps “No”').first()).toBeVisible();
  });

  await test.step('a tap goes where its reaction leads, and the conversation goes on', async () => {
    await pane.getByRole('button', { name: /Taps “Yes”: connect to/ }).click();
    await studio.getByRole('option', { name: 'Pause' }).click();
    await canvas.activity(/^Ask/).click();
    await preview.getByRole('button', { name: 'Yes' }).click();
    await expect(preview.getByText('See you then.')).toBeVisible();
    await expect(preview.getByText('Shall we?')).toBeVisible();
    await expect(pane.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Thank you');
    await studio.getByRole('button', { name: 'Start again' }).click();
    await expect(preview.getByText('See you then.')).toHaveCount(0);
  });
  await editor.saved();

  await test.step('the phone folds away, stays so, and comes back', async () => {
    await canvas.activity(/^Ask/).click();
    await expect(preview).toBeVisible();
    await studio.keyboard.press('p');
    await expect(preview).toHaveCount(0);
    await studio.reload();
    await canvas.activity(/^Ask/).click();
    await expect(pane.getByRole('heading', { name: 'Actions: WhatsApp' })).toBeVisible();
    await expect(preview).toHaveCount(0);
    await studio.getByRole('button', { name: 'Show the phone' }).press('Enter');
    await expect(preview).toBeVisible();
    await expect(studio.getByRole('button', { name: 'Hide the phone' })).toBeFocused();

    // Where there is no room it takes the place of the settings.
    await studio.setViewportSize({ width: 1024, height: 900 });
    await expect(preview).toHaveCount(0);
    await canvas.activity(/^Ask/).focus();
    await studio.keyboard.press('p');
    await expect(preview).toBeVisible();
    await expect(studio.getByRole('radio', { name: 'Phone' })).toBeChecked();
    await canvas.activity(/^Ask/).focus();
    await studio.keyboard.press('Enter');
    await expect(pane.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Ask');
  });
});
