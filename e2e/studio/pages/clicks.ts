import type { Page } from '@playwright/test';

/** Counts every press of the mouse on a page from now on. */
export async function countClicks(page: Page): Promise<{ readonly total: number }> {
  const clicks = { total: 0 };
  await page.exposeFunction('countClick', () => {
    clicks.total += 1;
  });
  await page.evaluate(() => {
    addEventListener('pointerdown', () => Reflect.get(window, 'countClick')(), { capture: true });
  });
  return clicks;
}
