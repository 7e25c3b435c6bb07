import { openDraft } from '../pages/drafted.ts';
import { recordEvents } from '../pages/events.ts';
import { expect, test } from '../signed-in.ts';

test('chance decides which way a person goes, by shares that must make 100 %', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Two offers',
    [
      { id: 'in', type: 'entryEvent', eventName: 'offer_asked' },
      { id: 'points', type: 'end', outcome: 'Points', position: { x: 0, y: 420 } },
    ],
    [],
  );
  const { canvas, pane } = editor;
  await canvas.drop('Random split', { x: 300, y: 250 });
  await test.step('shares that do not make 100 % are an error at the branches', async () => {
    const share = pane.getByRole('textbox', { name: 'Share' });
    await pane.getByRole('textbox', { name: 'Name of branch 1' }).fill('Points');
    await share.first().fill('60');
    await share.first().press('Enter');
    await expect(pane.getByText('The shares add up to 110 %. Make them 100 %.')).toBeVisible();
    await share.last().fill('0');
    await share.first().fill('100');
    await share.first().press('Enter');
    await expect(pane.getByText('Together 100%')).toBeVisible();
    await expect(canvas.activity('Random split, 100% · 0%')).toBeVisible();
  });
  const split = canvas.activity(/^Random split/);
  await canvas.connect(canvas.activity(/^Event/), '', split);
  await canvas.connect(split, 'Points', canvas.activity(/^End/));
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(studio.getByText('People are split at random: 100 % "Points"')).toBeVisible();
  await studio.getByRole('button', { name: /offer_asked/ }).click();
  await expect(studio.getByRole('button', { name: 'Edit in draft' }).first()).toBeVisible();
  await recordEvents(waypost, [{ externalId: 'demo-001', name: 'offer_asked', payload: {} }]);
  await split.getByRole('link', { name: '1 person came to Random split' }).click();
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  await expect(
    studio.getByRole('list', { name: 'What happened' }).getByText('Left Random split · Points'),
  ).toBeVisible();
});
