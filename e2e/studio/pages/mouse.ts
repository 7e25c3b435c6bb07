import type { Locator } from '@playwright/test';

/** A hand at the mouse and the keys that counts what it does. */
export class Mouse {
  /** Clicks, and fields that something was typed into, which takes a click and a text. */
  actions = 0;

  async click(target: Locator): Promise<void> {
    this.actions += 1;
    await target.click();
  }

  async type(field: Locator, text: string): Promise<void> {
    this.actions += 2;
    await field.click();
    await field.fill(text);
  }
}
