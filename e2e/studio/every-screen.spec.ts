import type { LivedIn } from './lived-in.ts';
import { barriers } from './pages/barriers.ts';
import { objections } from './pages/look.ts';
import { expect, test } from './used-workspace.ts';

/** Every address of the studio, and what can be read there once it is loaded. */
function screens(at: LivedIn): [path: string, shows: string | RegExp][] {
  const journey = `/journeys/${at.journeyId}`;
  return [
    ['/', 'Connect your own number'],
    ['/journeys', 'Abandoned cart'],
    [journey, 'May people enter again?'],
    [`${journey}?activity=entry`, 'Event name'],
    [`${journey}?activity=reminder`, 'Actions: WhatsApp'],
    [`${journey}?activity=reaction`, 'Wait for'],
    [`${journey}?activity=wait`, 'People go on as soon as the time is over, to the second.'],
    [`${journey}?mode=live`, 'People who entered'],
    [`${journey}/publish`, 'What will happen'],
    [`${journey}/versions`, 'Version 1'],
    [`${journey}/versions/1`, 'The first version.'],
    [`${journey}/people`, 'Olivia Bennett'],
    [`${journey}/people/${at.runId}`, 'Ended at Completes the order'],
    ['/campaigns', 'Summer sale'],
    ['/campaigns/new', 'Name'],
    [`/campaigns/${at.draftCampaignId}`, 'Autumn preview'],
    [`/campaigns/${at.sentCampaignId}`, 'Delivered'],
    ['/templates', 'cart_reminder'],
    ['/templates/new', 'Write the template'],
    [`/templates/drafts/${at.templateDraftId}`, 'Card text'],
    [`/templates/${at.templateId}`, /you left something in your cart/],
    ['/people/profiles', /^\d+ people|Load more/],
    [`/people/profiles/${at.profileId}`, 'demo-001'],
    ['/people/audiences', 'Gold members'],
    ['/people/imports', 'Imports'],
    ['/people/imports/new', /CSV/],
    [`/people/imports/${at.importId}`, /rejected/i],
    ['/handsets', 'Olivia Bennett'],
    [`/handsets/${encodeURIComponent(at.number)}`, 'Journeys of this person'],
    ['/settings/senders', 'Fjord & Field'],
    ['/settings/senders/connect', "Meta's free test number"],
    [`/settings/senders/${at.senderId}`, 'Fjord & Field'],
    ['/settings/keywords', 'Try a text'],
    [`/settings/keywords/${at.keywordGroupId}`, 'Answer automatically'],
    ['/settings/keywords/new', 'Words and effect'],
    ['/settings/ways-in', 'Poster at the till'],
    [`/settings/ways-in/${at.wayInId}`, 'Send me offers'],
    ['/conversations', 'Do you deliver on Saturdays?'],
    [`/conversations/${at.senderId}/${at.profileId}`, 'Do you deliver on Saturdays?'],
    ['/settings/prices', 'Everywhere else'],
    ['/settings/attributes', 'Attributes and events'],
    ['/settings/api-keys', 'API keys'],
    ['/nowhere', /./],
  ];
}

const isFull = process.env['WAYPOST_TEST_FULL'] === '1';
const looks = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1024 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'light', width: 1024 },
] as const;

/** All looks where there is time; else one, the next address the other one: most parts of a screen are on many. */
function looksOf(place: number): readonly (typeof looks)[number][] {
  return isFull ? looks : looks.slice(place % 2, (place % 2) + 1);
}

test.describe.configure({ mode: 'parallel' });

/** Two workers share the addresses; each is opened once. */
for (const [half, name] of ['first', 'second'].entries()) {
  test(`every screen is sound in both themes and widths: ${name} half`, async ({
    studio,
    livedIn,
    waypost,
  }) => {
    test.setTimeout(480_000);
    const errors: string[] = [];
    studio.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()}`);
    });
    studio.on('pageerror', (error) => errors.push(`error: ${error.message}`));
    studio.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== waypost.url) {
        errors.push(`foreign host: ${request.url()}`);
      }
    });

    const all = screens(livedIn);
    const middle = Math.ceil(all.length / 2);
    const mine = half === 0 ? all.slice(0, middle) : all.slice(middle);
    for (const [place, [path, shows]] of mine.entries()) {
      errors.length = 0;
      await studio.goto(`${waypost.url}${path}`);
      for (const { colorScheme, width } of looksOf(place)) {
        const look = `${path}, ${colorScheme}, ${width} px`;
        await studio.setViewportSize({ width, height: 900 });
        await studio.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await expect.soft(studio.getByText(shows).first(), look).toBeVisible();
        await expect.soft(studio.getByText('Loading'), look).toHaveCount(0);
        const found = [...errors, ...(await objections(studio)), ...(await barriers(studio))];
        expect.soft(found, look).toEqual([]);
      }
    }
  });
}

test('the sign-in page is sound', async ({ page, waypost }) => {
  await page.goto(`${waypost.url}/sign-in`);
  await expect(page.getByText('npm run waypost -- link')).toBeVisible();
  expect([...(await objections(page)), ...(await barriers(page))]).toEqual([]);
});
