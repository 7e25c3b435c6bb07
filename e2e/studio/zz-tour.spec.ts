
import type { LivedIn } from './lived-in.ts';
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
    [`${journey}/people`, 'Olivia Bennett'],
    [`${journey}/people/${at.runId}`, 'Ended at Completes the order'],
    ['/campaigns', 'Summer sale'],
    ['/campaigns/new', 'Name'],
    [`/campaigns/${at.draftCampaignId}`, 'Autumn preview'],
    [`/campaigns/${at.sentCampaignId}`, 'Delivered'],
    ['/templates', 'cart_reminder'],
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
    [`/settings/senders/${at.senderId}`, 'Fjord & Field'],
    ['/settings/api-keys', 'API keys'],
    ['/nowhere', /./],
  ];
}


test('tour', async ({ studio, livedIn, waypost }) => {
  test.setTimeout(500_000);
  const sizes: string[] = [];
  for (const language of (process.env['TOUR'] ?? 'it').split(',')) {
    await studio.setViewportSize({ width: 1024, height: 900 });
    await studio.evaluate((l) => localStorage.setItem('waypost.language', l), language);
    const errors: string[] = [];
    studio.removeAllListeners('console');
    studio.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); });
    let n = 0;
    for (const [path] of screens(livedIn)) {
      n += 1;
      errors.length = 0;
      let bytes = 0;
      await studio.goto(`${waypost.url}${path}`);
      await studio.waitForLoadState('networkidle').catch(() => {});
      await studio.waitForTimeout(400);
      bytes = await studio.evaluate(() => performance.getEntriesByType('resource').reduce((s, e) => s + (e as PerformanceResourceTiming).encodedBodySize, 0));
      sizes.push(`${language} ${path} ${bytes}`);
      await studio.screenshot({ path: `/tmp/lang-it/tour/${language}-${String(n).padStart(2, '0')}.png` });
      const found = [...errors, ...(await objections(studio))];
      if (found.length) console.log(language, path, JSON.stringify(found));
    }
  }
  console.log(sizes.join('\n'));
  expect(true).toBe(true);
});
