import { expect, type Locator, type Page } from '@playwright/test';

/** Most presses of Tab that a way to anything may take. */
const patience = 120;

/** Somebody who has no mouse: all they do goes through keys, and where the focus is they see. */
export class Keyboard {
  readonly page: Page;
  presses = 0;
  /** The longest way with Tab so far, in presses. */
  furthest = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on with Tab until something has the focus. */
  async reach(target: Locator): Promise<void> {
    for (let way = 0; way < patience; way += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one press after another
      if (await target.evaluate((element) => element.contains(document.activeElement))) {
        this.furthest = Math.max(this.furthest, way);
        return;
      }
      // oxlint-disable-next-line no-await-in-loop
      await this.#key('Tab');
    }
    throw new Error(`${String(target)} is not reached with ${patience} presses of Tab`);
  }

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.#key('Enter');
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    this.presses += text.length;
    await this.page.keyboard.type(text);
  }

  /** Chooses in an open menu, with the arrows. */
  async choose(item: Locator): Promise<void> {
    await expect(item).toBeVisible();
    for (let way = 0; way < patience; way += 1) {
      // oxlint-disable-next-line no-await-in-loop
      if (await item.evaluate((element) => element === document.activeElement)) break;
      // oxlint-disable-next-line no-await-in-loop
      await this.#key('ArrowDown');
    }
    await this.#key('Enter');
    await expect(item).toHaveCount(0);
  }

  /** Has a command done by the palette of commands. */
  async command(typed: string, name: RegExp): Promise<void> {
    const palette = this.page.getByRole('dialog', { name: 'Find a command or an activity' });
    // A menu that was chosen from takes the keys until it has closed.
    await expect(this.page.getByRole('listbox').or(this.page.getByRole('menu'))).toHaveCount(0);
    await this.#key('Control+k');
    await expect(palette).toBeVisible();
    this.presses += typed.length;
    await this.page.keyboard.type(typed);
    await expect(palette.getByRole('menuitem').first()).toHaveAccessibleName(name);
    await this.#key('Enter');
    await expect(palette).toHaveCount(0);
  }

  async #key(name: string): Promise<void> {
    this.presses += 1;
    await this.page.keyboard.press(name);
  }
}
