import { writeFile } from 'node:fs/promises';

import { expect, test, type Locator } from '@playwright/test';

/**
 * What only one of the two phones has: another size and place, messages before, the tint of personal
 * values, the time of day. The bubble is painted on a white layer of its own, because what is half
 * transparent, edges too, blends with its ground by a shade more or less from layer to layer.
 */
const alike = `
  [class*='zoom'] { zoom: 1 !important; }
  section:has(> div [role='log']) { position: fixed !important; inset: 0 auto auto 0; z-index: 1000; }
  [role='log'] > :not(:last-child) { display: none !important; }
  [data-bubble] { will-change: transform; background: white; }
  .bg-phone-tint { background: transparent !important; padding: 0 !important; border-radius: 0 !important; }
  [data-bubble-time] { visibility: hidden !important; }
`;

/** The newest message on a phone, pixel by pixel, without its time of day. */
export async function bubblePicture(phone: Locator): Promise<Buffer> {
  return phone.locator('[data-bubble]').last().screenshot({ style: alike, animations: 'disabled' });
}

/** Both pictures are the same to the last pixel; when not, both are kept with the test's results. */
export async function expectSame(previewed: Buffer, received: Buffer, name: string): Promise<void> {
  const isSame = received.equals(previewed);
  if (!isSame) {
    await writeFile(test.info().outputPath(`${name}-previewed.png`), previewed);
    await writeFile(test.info().outputPath(`${name}-received.png`), received);
  }
  expect.soft(isSame, `${name} looks the same on the phone`).toBe(true);
}
