import { fileURLToPath } from 'node:url';

import { test } from './used-workspace.ts';

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

const lightAndDark = ['light', 'dark'] as const;
const widths = [1440, 1024] as const;

test.skip(
  process.env['WAYPOST_SCREENS'] !== '1',
  'pictures are taken on request: WAYPOST_SCREENS=1',
);

for (const colorScheme of lightAndDark) {
  for (const width of widths) {
    test(`pictures of the studio: ${colorScheme}, ${width} px wide`, async ({
      studio,
      livedIn,
      waypost,
    }) => {
      await studio.setViewportSize({ width, height: 900 });
      await studio.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const journey = `/journeys/${livedIn.journeyId}`;
      const screens: [name: string, path: string, shows: string][] = [
        ['home', '/', 'Connect your own number'],
        ['journeys', '/journeys', 'Abandoned cart'],
        ['editor', `${journey}?activity=reminder`, 'Actions: WhatsApp'],
        ['handset', `/handsets/${encodeURIComponent(livedIn.number)}`, 'Journeys of this person'],
        ['profile', `/people/profiles/${livedIn.profileId}`, 'demo-001'],
        ['publish', `${journey}/publish`, 'What will happen'],
        ['live', `${journey}?mode=live`, 'People who entered'],
        ['campaign', `/campaigns/${livedIn.sentCampaignId}`, 'Delivered'],
      ];
      for (const [name, path, shows] of screens) {
        await studio.goto(`${waypost.url}${path}`);
        await studio.getByText(shows).first().waitFor();
        await studio.waitForFunction(() => [...document.images].every(({ complete }) => complete));
        if (name === 'editor') {
          await studio.getByRole('button', { name: 'Fit to screen' }).click();
          if (width === 1440) {
            await studio.getByRole('combobox', { name: 'Preview for' }).fill('demo-001');
            await studio.getByRole('option', { name: 'Olivia Bennett' }).click();
            await studio.getByText('Your order of €20').waitFor();
            await studio.getByRole('heading', { name: 'Actions: WhatsApp' }).click();
          }
        }
        // Numbers come over the wire once more after the first paint.
        await studio.waitForTimeout(700);
        await studio.mouse.move(0, 0);
        await studio.screenshot({
          path: `${folder}${name}-${colorScheme}-${width}.png`,
          animations: 'disabled',
        });
      }
    });
  }
}
