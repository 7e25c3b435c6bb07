import { chooseFrom } from './pages/combo-box.ts';
import { expect, test } from './signed-in.ts';
import { openDraft } from './pages/drafted.ts';

const subscribed = {
  template: {
    name: 'subscription_confirmation',
    defaultLanguage: 'en',
    byLanguage: {
      en: {
        values: {
          'body.first_name': { value: '{{ profile.first_name }}', fallback: 'you' },
          'body.plan': { value: 'Wool club', fallback: '' },
        },
      },
    },
  },
};

const drawn = [
  { id: 'in', type: 'entryAudience' },
  {
    id: 'tier',
    type: 'condition',
    name: 'Which tier?',
    branches: [
      {
        id: 'gold',
        name: 'Gold',
        rule: { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
      },
    ],
  },
  { id: 'pause', type: 'wait', until: { kind: 'duration' }, duration: { amount: 2, unit: 'days' } },
  { id: 'welcome', type: 'whatsapp', name: 'Welcome', content: subscribed },
  {
    id: 'asked',
    type: 'reaction',
    name: 'Do they answer?',
    activityId: 'welcome',
    outcomes: [{ id: 'said', kind: 'reply' }],
  },
  { id: 'out', type: 'end' },
  { id: 'gone', type: 'end', name: 'Nothing heard' },
];
const ways = [
  'in.next>tier',
  'tier.gold>out',
  'tier.otherwise>pause',
  'pause.next>welcome',
  'welcome.next>asked',
  'welcome.error>gone',
  'asked.said>out',
  'asked.deadline>gone',
];

test('somebody walks through a draft, with every decision told and nothing sent', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(studio, waypost, 'Walked', drawn, ways);
  await studio.getByRole('radio', { name: 'Test', exact: true }).click();
  await studio.getByRole('radio', { name: 'Made up' }).click();
  await editor.pane.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada');
  await editor.pane.getByRole('textbox', { name: /tier/i }).fill('silver');
  await studio.getByRole('button', { name: 'Start the walk' }).click();

  const trail = studio.getByRole('list', { name: 'What happened in the walk' });
  await expect(trail.getByRole('listitem')).toHaveCount(1);
  await studio.getByRole('button', { name: 'Next step' }).click();
  await expect(trail.getByText('Left “Which tier?” by “Otherwise”.')).toBeVisible();
  await expect(trail.getByText(/tier was “silver”, so “Otherwise”/i)).toBeVisible();
  await studio.getByRole('button', { name: 'Next step' }).click();
  await studio.getByRole('button', { name: /^Time passes until/ }).click();
  await studio.getByRole('button', { name: 'To the next choice' }).click();

  await expect(editor.pane.getByText('It would leave as a template.')).toBeVisible();
  await studio.getByRole('button', { name: 'It is sent' }).click();
  const phone = studio.getByRole('region', { name: 'The person’s phone' });
  await expect(phone.getByText('Ada')).toBeVisible();
  await studio.getByRole('button', { name: 'To the next choice' }).click();
  await editor.pane.getByRole('textbox', { name: 'The person writes' }).fill('Thank you');
  await studio.getByRole('button', { name: 'Write' }).click();
  await expect(phone.getByText('Thank you')).toBeVisible();
  await studio.getByRole('button', { name: 'To the next choice' }).click();
  await expect(trail.getByText('Ended at “End”.')).toBeVisible();

  for (let steps = 0; steps < 2; steps += 1) {
    await studio.getByRole('button', { name: 'Back', exact: true }).click();
  }
  await expect(phone.getByText('Thank you')).toHaveCount(0);
  await studio.getByRole('button', { name: /^Time passes until/ }).click();
  await studio.getByRole('button', { name: 'To the next choice' }).click();
  await expect(trail.getByText('Ended at “Nothing heard”.')).toBeVisible();

  // Somebody without consent: the rule that sends says no.
  await studio.getByRole('button', { name: 'Somebody else' }).click();
  await studio.getByRole('radio', { name: 'Made up' }).click();
  await studio.getByRole('switch', { name: 'Has agreed to marketing' }).click({ force: true });
  await studio.getByRole('button', { name: 'Start the walk' }).click();
  await studio.getByRole('button', { name: 'To the next choice' }).click();
  await studio.getByRole('button', { name: /^Time passes until/ }).click();
  await studio.getByRole('button', { name: 'To the next choice' }).click();
  await expect(editor.pane.getByText('It would not be sent')).toBeVisible();

  // Everybody at once: who is left out and why, and what the sender has to send.
  await studio.getByRole('radio', { name: 'Forecast' }).click();
  const answers = editor.pane.getByRole('textbox', { name: /repl/i });
  await expect(editor.pane.getByText('Assumed')).toBeVisible();
  await studio.getByRole('button', { name: 'Make the forecast' }).click();
  const result = editor.pane.getByRole('region', { name: 'Forecast' });
  await expect(result.getByText(/messages; the busiest day/)).toBeVisible({ timeout: 60_000 });
  await expect(result.getByText('Left out')).toBeVisible();
  await answers.fill('100%');
  await answers.press('Tab');
  await expect(editor.pane.getByText('Yours')).toBeVisible();
  await studio.getByRole('button', { name: 'Make the forecast' }).click();
  await expect(result.getByText(/messages; the busiest day/)).toBeVisible({ timeout: 60_000 });
});

test('prices that somebody writes down are what sending costs, in the pane and in a forecast', async ({
  studio,
  waypost,
}) => {
  await studio.getByRole('link', { name: 'Prices', exact: true }).click();
  await expect(studio.getByText('These are examples, not Meta’s prices')).toBeVisible();
  const prices = studio.getByRole('table', { name: 'Countries' });
  for (const country of ['United Kingdom', 'Germany']) {
    await studio.getByRole('button', { name: `Remove ${country}` }).click();
  }
  await expect(prices.getByRole('row')).toHaveCount(5);
  await chooseFrom(studio.getByRole('combobox', { name: 'Another country' }), 'United Kingdom');
  await studio.getByRole('button', { name: 'Add', exact: true }).click();
  await prices.getByRole('textbox', { name: 'Utility, United Kingdom' }).fill('0.5');
  await test.step('who leaves before they are saved is asked first', async () => {
    await studio.getByRole('link', { name: 'Senders', exact: true }).click();
    const asked = studio.getByRole('alertdialog', { name: 'Leave without saving the prices?' });
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await expect(asked).toHaveCount(0);
    await expect(prices.getByRole('row')).toHaveCount(6);
  });
  await test.step('somebody else saves others first, and nothing is lost', async () => {
    const other = await studio.context().newPage();
    await other.goto(studio.url());
    await other.getByRole('button', { name: 'Remove France' }).click();
    await other.getByRole('button', { name: 'Save prices' }).click();
    await expect(other.getByText('These are examples, not Meta’s prices')).toBeHidden();
    await other.close();
    await studio.getByRole('button', { name: 'Save prices' }).click();
    const told = studio.getByRole('alert').filter({ hasText: 'saved other prices meanwhile' });
    await expect(prices.getByRole('row')).toHaveCount(6);
    await told.getByRole('button', { name: 'Save mine' }).click();
    await expect(told).toHaveCount(0);
  });
  await expect(studio.getByText('These are examples, not Meta’s prices')).toBeHidden();
  await expect(prices.getByRole('row')).toHaveCount(6);

  const [entry, message] = [drawn[0], drawn[3]];
  if (entry === undefined || message === undefined) throw new Error('nothing is drawn');
  const editor = await openDraft(studio, waypost, 'Priced', [entry, message], ['in.next>welcome']);
  await expect(editor.pane.getByText(/can get this .* · about €\d/)).toBeVisible();
  await studio.getByRole('radio', { name: 'Test', exact: true }).click();
  await studio.getByRole('radio', { name: 'Forecast' }).click();
  await studio.getByRole('button', { name: 'Make the forecast' }).click();
  const result = editor.pane.getByRole('region', { name: 'Forecast' });
  await expect(result.getByText(/about €\d/)).toBeVisible({ timeout: 60_000 });
  await expect(result.getByRole('list', { name: 'By country' })).toContainText('€');
  await expect(result.getByText('By example prices')).toHaveCount(0);
});
