import { graphSchema } from '@waypost/journey';
import { expect, type Page } from '@playwright/test';

import { apiClient } from '../../system/waypost.ts';
import type { RunningWaypost } from '../signed-in.ts';
import { Editor } from './editor.ts';

interface DraftedActivity {
  id: string;
  type: string;
  [setting: string]: unknown;
}

/**
 * Opens the editor of a journey whose other parts are drawn already, top to bottom; a connection is written
 * `from.port>to`.
 */
export async function openDraft(
  page: Page,
  waypost: RunningWaypost,
  name: string,
  activities: readonly DraftedActivity[],
  connections: readonly string[],
): Promise<Editor> {
  const api = apiClient(waypost.url, waypost.apiKey);
  const [sender] = (await api.senders.list({})).items;
  const draft = graphSchema.parse({
    format: 1,
    settings: { reentry: 'always' },
    activities: activities.map((activity, place) => ({
      position: { x: 300, y: place * 150 },
      ...(activity.type === 'whatsapp' ? { senderId: sender?.id } : {}),
      ...activity,
    })),
    connections: connections.map((text, place) => {
      const [from = '', to = ''] = text.split('>');
      const [activity = '', port = ''] = from.split('.');
      return { id: `line${place}`, from: { activity, port }, to };
    }),
  });
  await api.journeys.create({ name, draft });
  await page.getByRole('link', { name: 'Journeys', exact: true }).click();
  await page.getByRole('link', { name, exact: true }).click();
  // The first editor of a browser loads its parts one by one.
  await expect(page.getByRole('textbox', { name: 'Journey name' })).toHaveValue(name, {
    timeout: 60_000,
  });
  return new Editor(page);
}

/** Content of a WhatsApp activity: a free-form message in English. */
export function responding(content: object): object {
  return { response: { defaultLanguage: 'en', byLanguage: { en: content } } };
}

/** How many people have come to an activity of a live journey. */
export async function cameTo(
  waypost: RunningWaypost,
  journeyName: string,
  activityId: string,
): Promise<number> {
  const api = apiClient(waypost.url, waypost.apiKey);
  const { items } = await api.journeys.list({ search: journeyName });
  const journey = items.find(({ name }) => name.startsWith(journeyName));
  const { activities } = await api.journeys.counts({ id: journey?.id ?? '' });
  return activities.find((activity) => activity.activityId === activityId)?.entered ?? 0;
}
