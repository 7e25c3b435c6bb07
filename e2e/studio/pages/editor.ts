import { expect, type Locator, type Page } from '@playwright/test';

import { Canvas } from './canvas.ts';
import { chooseFrom } from './combo-box.ts';

/** The editor of one journey: its canvas, the pane at the right, the preview, the problems. */
export class Editor {
  readonly page: Page;
  readonly canvas: Canvas;
  readonly pane: Locator;
  readonly preview: Locator;
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = new Canvas(page);
    this.pane = page.getByRole('complementary', { name: 'Settings' });
    this.preview = page.getByRole('region', { name: 'Phone preview' });
    this.problems = page.getByRole('region', { name: 'Problems' });
  }

  /** From any screen with the navigation: a new journey, open in the editor. */
  static async createJourney(page: Page, name: string): Promise<Editor> {
    await page.getByRole('link', { name: 'Journeys', exact: true }).click();
    await page.getByRole('button', { name: 'Create journey' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create a journey' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Create journey' }).click();
    await expect(page.getByRole('textbox', { name: 'Journey name' })).toHaveValue(name);
    return new Editor(page);
  }

  async rename(name: string): Promise<void> {
    await this.pane.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  }

  /** Chooses a template in the pane of the selected message. */
  async chooseTemplate(name: string): Promise<void> {
    const templates = this.pane.getByRole('combobox', { name: 'Template' });
    await chooseFrom(templates, name);
    await expect(templates).toHaveValue(name);
  }

  async openLanguage(name: string): Promise<void> {
    const tab = this.pane.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** A variable of the template in the language that is open. */
  variable(name: string): Locator {
    return this.pane.getByRole('textbox', { name: `Variable {{${name}}} *`, exact: true });
  }

  /** What stands in for the variable when a person has no value. */
  fallback(name: string): Locator {
    return this.pane.getByRole('textbox', { name: `If empty: Variable {{${name}}}`, exact: true });
  }

  /** Waits until everything typed and drawn is on the server. */
  async saved(): Promise<void> {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
  }

  /** Waits until the draft is on the server and the latest change was found to be sound. */
  async readyToPublish(): Promise<void> {
    await this.saved();
    await expect(this.page.getByRole('button', { name: '0 problems' })).toBeVisible();
  }

  async openProblems(): Promise<void> {
    await this.page.getByRole('button', { name: /^\d+ problems?$/ }).click();
    await expect(this.problems).toBeVisible();
  }
}
