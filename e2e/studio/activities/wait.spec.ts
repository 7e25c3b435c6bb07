import { chooseFrom } from '../pages/combo-box.ts';
import { fillAudience } from '../pages/audience.ts';
import { Editor } from '../pages/editor.ts';
import { pickOption } from '../pages/rule.ts';
import { expect, test } from '../signed-in.ts';

test('people wait until a date or a time by their own clock, said in words and shown for one of them', async ({
  studio,
}) => {
  const editor = await Editor.createJourney(studio, 'Renewal');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 300, y: 70 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });
  await canvas.drop('Wait', { x: 300, y: 200 });
  const wait = canvas.activity(/^Wait/);

  await test.step('a date that is not chosen, and a text that is no date, are told at their fields', async () => {
    await pickOption(pane, 'People wait', 'Until a date from data');
    await expect(pane.getByRole('combobox', { name: 'Date' })).toHaveAccessibleDescription(
      /Choose the date to wait for\./,
    );
    await pickOption(pane, 'People wait', 'Until a computed moment');
    const moment = pane.getByRole('textbox', { name: 'Moment' });
    await expect(pane.getByText('Enter the moment to wait for.')).toBeVisible();
    await moment.fill('tomorrow');
    await expect(pane.getByText('Enter a date such as 2027-01-31T09:00.')).toBeVisible();
  });

  await test.step('days of the week, a time and a zone make a sentence, and three moments', async () => {
    await pickOption(pane, 'People wait', 'Until a time of day');
    for (const day of ['Sat', 'Sun']) await pane.getByText(day, { exact: true }).click();
    await expect(
      pane.getByText('Waits until 09:00 on the next working day in the person’s own time zone.'),
    ).toBeVisible();
    await expect(wait).toHaveAccessibleName(/^Wait, Until 09:00 · Mon–Fri/);
    await expect(pane.getByRole('region', { name: /^For / }).getByRole('listitem')).toHaveCount(3);
    await pickOption(pane, 'Whose clock', 'One time zone for all');
    await chooseFrom(pane.getByRole('combobox', { name: 'Time zone' }), 'Asia/Kolkata', 'Kolkata');
    await expect(
      pane.getByText('Waits until 09:00 on the next working day in the time zone Asia/Kolkata.'),
    ).toBeVisible();
  });

  await canvas.drop('End', { x: 300, y: 350 });
  await canvas.connect(canvas.activity(/^Audience/), '', wait);
  await canvas.connect(wait, '', canvas.activity(/^End/));
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(
    studio.getByText('Everyone waits until 09:00 on a working day in the time zone Asia/Kolkata.'),
  ).toBeVisible();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await wait.getByRole('link', { name: '1 person is at Wait' }).click();
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  await studio.getByRole('button', { name: 'Skip the wait' }).click();
  await expect(
    studio.getByRole('list', { name: 'What happened' }).getByText('Left Wait'),
  ).toBeVisible();
});

test('a journey says when its entries open and close, and how long people stay', async ({
  studio,
}) => {
  const editor = await Editor.createJourney(studio, 'Christmas');
  const { pane } = editor;
  await expect(pane.getByRole('textbox', { name: 'Amount' }).last()).toHaveValue('91');
  await pickOption(pane, 'Entries open', 'At a moment');
  await pickOption(pane, 'Entries close', 'At a moment');
  await expect(
    pane.getByText('The closing comes before the opening. Choose a later moment.'),
  ).toBeVisible();
  await pane
    .getByRole('group', { name: 'Entries close: Date and time' })
    .getByRole('spinbutton', { name: /^year/ })
    .fill('2099');
  await expect(pane.getByText('The closing comes before the opening.')).toBeHidden();
  await editor.saved();
});
