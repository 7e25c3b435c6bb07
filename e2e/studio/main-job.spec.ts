import { fillAudience } from './pages/audience.ts';
import { Editor } from './pages/editor.ts';
import { expect, test } from './signed-in.ts';

test('a marketer draws a journey, publishes it, and watches a person answer on the phone', async ({
  studio,
  context,
}) => {
  const editor = await Editor.createJourney(studio, 'Feedback after the order');
  const { canvas, pane, preview } = editor;

  await test.step('drag the activities onto the canvas', async () => {
    await canvas.drop('Audience', { x: 300, y: 70 });
    await pane.getByRole('button', { name: 'New audience' }).click();
    await fillAudience(studio, {
      name: 'Olivia alone',
      field: 'External id',
      value: 'demo-001',
    });
    await expect(canvas.activity('Audience, Olivia alone, 1 error')).toBeVisible();

    await canvas.drop('WhatsApp', { x: 300, y: 190 });
    await editor.rename('How was it');
    await canvas.drop('Reaction', { x: 300, y: 310 });
    await canvas.drop('Wait', { x: 300, y: 450 });
    await canvas.drop('WhatsApp', { x: 300, y: 570 });
    await editor.rename('Thanks');
  });

  const entry = canvas.activity(/^Audience/);
  const question = canvas.activity(/^How was it/);
  const reaction = canvas.activity(/^Reaction/);
  const wait = canvas.activity(/^Wait/);
  const thanks = canvas.activity(/^Thanks/);

  await test.step('choose a template and map its variables', async () => {
    await question.click();
    await expect(pane.getByRole('heading', { name: 'Actions: WhatsApp' })).toBeVisible();
    await editor.chooseTemplate('feedback_survey');
    await editor.openLanguage('English');
    await pane.getByRole('button', { name: 'Insert a personal value' }).first().click();
    await studio.getByRole('menuitem', { name: 'First name' }).click();
    await expect(editor.variable('1')).toHaveText('First name');
    await editor.fallback('1').fill('there');
    await editor.variable('2').fill('A-1047');

    // What is mapped once stands in every language.
    await editor.openLanguage('Italian');
    await expect(editor.variable('1')).toHaveText('First name');
    await expect(editor.variable('2')).toHaveText('A-1047');
  });

  await test.step('connect the ports by dragging', async () => {
    await canvas.connect(entry, '', question);
    await canvas.connect(question, 'Sent', reaction);
    await reaction.click();
    await expect(pane.getByRole('button', { name: 'Message' })).toContainText('How was it');
    await pane.getByRole('button', { name: 'Add outcome' }).click();
    await studio.getByRole('menuitem', { name: 'Taps “Great”' }).click();
    await canvas.connect(reaction, 'Taps “Great”', wait);
    await canvas.connect(wait, '', thanks);
  });

  await test.step('look at the preview for a profile', async () => {
    await question.click();
    const person = studio.getByRole('combobox', { name: 'Preview for' });
    await person.fill('Amelia');
    await studio
      .getByRole('option', { name: /^Amelia/ })
      .first()
      .click();
    await expect(preview.getByText('Hi Amelia, how did we do with order A-1047?')).toBeVisible();
    await person.fill('Elena');
    await studio.getByRole('option', { name: 'Elena Ricci' }).first().click();
    await expect(preview.getByText('Elena')).toBeVisible();
    await expect(
      studio.getByRole('button', { name: "Italian, by this person's locale" }),
    ).toBeVisible();
  });

  await test.step('fix what keeps it from being published', async () => {
    await studio.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(editor.problems).toBeVisible();

    await editor.problems.getByRole('button', { name: /^Thanks Choose a template/ }).click();
    await expect(pane.getByRole('combobox', { name: 'Template' })).toBeFocused();
    await editor.chooseTemplate('subscription_confirmation');
    await editor.variable('plan').fill('the weekly news');

    await editor.problems
      .getByRole('button', { name: /^Thanks Variable “first_name” needs a fallback/ })
      .first()
      .click();
    await expect(editor.fallback('first_name')).toBeFocused();
    await editor.fallback('first_name').fill('there');
    await expect(editor.problems.getByText('Nothing is wrong. You can publish.')).toBeVisible();
  });

  await test.step('publish', async () => {
    await editor.saved();
    await studio.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(studio.getByText('1 person in the audience Olivia alone enters')).toBeVisible();
    await studio.getByRole('button', { name: 'Send to 1 person' }).click();
    await expect(studio.getByRole('radio', { name: 'Live' })).toBeChecked();
  });

  const handset = await context.newPage();
  const phone = handset.getByRole('region', { name: 'Phone of Olivia Bennett' });
  await test.step('the handset gets the message; a tap is counted within 2 s, without a reload', async () => {
    await handset.goto(new URL('/handsets/+447700900101', studio.url()).href);
    await expect(phone.getByText('Hi Olivia, how did we do with order A-1047?')).toBeVisible();
    await expect(
      canvas.activity(/^Reaction/).getByRole('link', { name: '1 person is at Reaction' }),
    ).toBeVisible();

    await phone.getByRole('button', { name: 'Great' }).click();
    await expect(phone.getByText('Great', { exact: true }).last()).toBeVisible();
    await expect(
      canvas.activity(/^Wait/).getByRole('link', { name: '1 person is at Wait' }),
    ).toBeVisible({ timeout: 2_000 });
    await expect(canvas.connection('From Reaction, Taps “Great”, to Wait')).toBeAttached();
    await expect(canvas.surface.getByText(/^Taps “Great”\s*1$/)).toBeVisible();
  });

  await test.step('skip the wait; the second message arrives and is counted within 2 s', async () => {
    const path = await context.newPage();
    await path.goto(handset.url());
    await path.getByRole('link', { name: 'Feedback after the order' }).click();
    await path.getByRole('button', { name: 'Skip the wait' }).click();
    await expect(
      canvas.activity(/^Thanks/).getByRole('link', { name: '1 person came to Thanks' }),
    ).toBeVisible({ timeout: 2_000 });
    await expect(
      phone.getByText('Hi Olivia, please confirm that you want to get the weekly news'),
    ).toBeVisible();
    await expect(path.getByText('Finished').first()).toBeVisible();
    await expect(studio.getByRole('definition').first()).toHaveText('1');
  });
});
