import { apiClient } from '../system/waypost.ts';
import { barriers } from './pages/barriers.ts';
import { chooseFrom } from './pages/combo-box.ts';
import { openDraft } from './pages/drafted.ts';
import { objections } from './pages/look.ts';
import { expect, test } from './signed-in.ts';

const plan = (name: string) => ({
  template: {
    name: 'subscription_confirmation',
    defaultLanguage: 'en',
    byLanguage: {
      en: {
        values: {
          'body.first_name': { value: '{{ profile.first_name }}', fallback: 'you' },
          'body.plan': { value: name, fallback: '' },
        },
      },
    },
  },
});

const drawn = [
  { id: 'in', type: 'entryAudience' },
  { id: 'welcome', type: 'whatsapp', name: 'Welcome', content: plan('Wool club') },
  {
    id: 'asked',
    type: 'reaction',
    name: 'Do they answer?',
    activityId: 'welcome',
    outcomes: [{ id: 'said', kind: 'reply' }],
    deadline: { amount: 90, unit: 'days' },
  },
  { id: 'pause', type: 'wait', until: { kind: 'duration' }, duration: { amount: 1, unit: 'days' } },
  { id: 'thanks', type: 'whatsapp', name: 'Thanks', content: plan('Silk club') },
  { id: 'out', type: 'end' },
];
const ways = [
  'in.next>welcome',
  'welcome.next>asked',
  'asked.said>pause',
  'pause.next>thanks',
  'thanks.next>out',
];

test('somebody tries a draft on their phone: they answer, a day passes in a second, and the journey knows nothing of it', async ({
  studio,
  waypost,
}) => {
  const api = apiClient(waypost.url, waypost.apiKey);
  const editor = await openDraft(studio, waypost, 'Tried', drawn, ways);
  await studio.keyboard.press('ControlOrMeta+k');
  await studio.keyboard.type('try on phones');
  const palette = studio.getByRole('dialog', { name: 'Find a command or an activity' });
  await expect(palette.getByRole('menuitem').first()).toHaveAccessibleName(/^Try on phones/);
  await studio.keyboard.press('Enter');
  await expect(editor.pane.getByText('Nobody real gets anything')).toBeVisible();
  await expect(editor.pane.getByText('Nobody has tried this journey yet')).toBeVisible();

  await editor.pane.getByRole('button', { name: 'Start' }).click();
  await expect(editor.pane.getByText('Choose who tries it.')).toBeVisible();
  await chooseFrom(editor.pane.getByRole('combobox', { name: 'Person' }), 'Olivia Bennett');
  await editor.pane.getByRole('button', { name: /How fast time passes/ }).click();
  await studio.getByRole('option', { name: 'A day takes 1 second' }).click();
  await expect(editor.pane.getByText('“Do they answer?”: 1.5 minutes to answer')).toBeVisible();
  await editor.pane.getByRole('button', { name: 'Send to 1 person' }).click();

  const olivia = editor.pane.getByRole('listitem').filter({ hasText: 'Olivia Bennett' });
  await expect(olivia.getByText('Now at Do they answer?')).toBeVisible({ timeout: 30_000 });
  const phoneNumberId = (await api.senders.list({})).items[0]?.phoneNumberId ?? '';
  const number = (await api.profiles.list({ search: 'Olivia Bennett' })).items[0]?.phone ?? '';
  await api.handsets.reply({ number, phoneNumberId, text: 'Lovely' });
  await expect(olivia.getByText('Ended at End')).toBeVisible({ timeout: 30_000 });
  await expect(editor.pane.getByText('Over', { exact: true })).toBeVisible();
  const sent = olivia.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(sent.filter({ hasText: 'Thanks' }).getByText(/Delivered|Sent|Read/)).toBeVisible();
  await olivia.getByRole('button', { name: 'What happened' }).click();
  await expect(olivia.getByText('Lovely')).toBeVisible();
  expect([...(await barriers(studio)), ...(await objections(studio))]).toEqual([]);

  const [journey] = (await api.journeys.list({ search: 'Tried' })).items;
  const id = journey?.id ?? '';
  expect(journey).toMatchObject({ status: 'draft', peopleInside: 0 });
  expect((await api.messages.list({ journeyId: id })).items).toEqual([]);

  // At its own pace, and ended before anything more happens.
  await editor.pane.getByRole('button', { name: 'New try' }).click();
  await chooseFrom(editor.pane.getByRole('combobox', { name: 'Person' }), 'Olivia Bennett');
  await editor.pane.getByRole('button', { name: /How fast time passes/ }).click();
  await studio.getByRole('option', { name: 'As in the live journey' }).click();
  await editor.pane.getByRole('button', { name: 'Send to 1 person' }).click();
  await expect(olivia.getByText('Now at Do they answer?')).toBeVisible({ timeout: 30_000 });
  await editor.pane.getByRole('button', { name: 'Stop for everybody' }).click();
  await expect(editor.pane.getByText('Stopped', { exact: true })).toBeVisible();
  await expect(olivia.getByText('Ended at Do they answer?')).toBeVisible({ timeout: 30_000 });
});
