import { expect, type Locator, type Page } from '@playwright/test';

import { apiClient } from '../../system/waypost.ts';
import type { RunningWaypost } from '../signed-in.ts';

/** A phone in the studio's handsets. */
export class Phone {
  readonly screen: Locator;
  readonly #page: Page;

  private constructor(page: Page, screen: Locator) {
    this.#page = page;
    this.screen = screen;
  }

  /** Makes a phone of somebody nobody knows yet, and opens it in place of what the page shows. */
  static async ofStranger(page: Page, waypost: RunningWaypost, name: string): Promise<Phone> {
    const { number } = await apiClient(waypost.url, waypost.apiKey).handsets.create({ name });
    return Phone.of(page, number, name);
  }

  /** Opens the phone of somebody who is known, in place of what the page shows. */
  static async of(page: Page, number: string, name: string): Promise<Phone> {
    await page.goto(new URL(`/handsets/${encodeURIComponent(number)}`, page.url()).href);
    const screen = page.getByRole('region', { name: `Phone of ${name}` });
    await expect(screen).toBeVisible();
    return new Phone(page, screen);
  }

  async write(text: string): Promise<void> {
    const line = this.screen.getByRole('textbox', { name: 'Write a reply' });
    await line.fill(text);
    await line.press('Enter');
  }

  /** Taps the newest button of that name. */
  async tap(name: string): Promise<void> {
    await this.screen.getByRole('button', { name, exact: true }).last().click();
  }

  /** The newest message with these words. */
  message(words: string | RegExp): Locator {
    return this.screen.getByText(words).last();
  }

  /** Waits until the chat holds this many short links, and answers the newest. */
  async shortLink(count: number): Promise<string> {
    const links = async () => [
      ...new Set((await this.screen.innerText()).match(/https?:\/\/[^\s"<]+\/l\/[A-Za-z0-9_-]+/g)),
    ];
    await expect.poll(async () => (await links()).length).toBe(count);
    return (await links()).at(-1) ?? '';
  }

  /** Opens an address as the phone's browser would. */
  async visit(address: string): Promise<void> {
    const agent =
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
    const answer = await this.#page.request.get(address, {
      headers: { 'user-agent': agent },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(302);
  }
}
