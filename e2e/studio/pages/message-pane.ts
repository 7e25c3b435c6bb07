import { expect, type Locator, type Page } from '@playwright/test';

import { chooseFrom } from './combo-box.ts';

/** Words in a field by the field's name, as an author types them. */
export type Written = Readonly<Record<string, string>>;

/** The pane "Actions: WhatsApp" while a response is written, and the phone beside it. */
export class MessagePane {
  readonly page: Page;
  readonly pane: Locator;
  readonly preview: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pane = page.getByRole('complementary', { name: 'Settings' });
    this.preview = page.getByRole('region', { name: 'Phone preview' });
  }

  async chooseContent(kind: string): Promise<void> {
    await this.pane.getByRole('button', { name: /Kind of message/ }).click();
    await this.page.getByRole('option', { name: kind }).first().click();
  }

  async chooseKind(kind: string): Promise<void> {
    await this.pane.getByRole('button', { name: /^Kind of response/ }).click();
    await this.page
      .getByRole('dialog', { name: 'Kind of response' })
      .getByRole('button', { name: kind, exact: true })
      .click();
    await expect(
      this.pane.getByRole('button', { name: `Kind of response: ${kind}` }),
    ).toBeVisible();
  }

  /** A field by its name; `part` is the entry of a list it stands in, such as "Card 2". */
  field(name: string, part?: string): Locator {
    const place =
      part === undefined
        ? this.pane
        : this.pane
            .getByRole('listitem')
            .filter({ has: this.page.getByText(part, { exact: true }) });
    return place.getByRole('textbox', { name: new RegExp(`^${escaped(name)}( \\*)?$`) });
  }

  async write(words: Written, part?: string): Promise<void> {
    for (const [name, text] of Object.entries(words)) await this.field(name, part).fill(text);
  }

  async press(name: string): Promise<void> {
    await this.pane.getByRole('button', { name, exact: true }).click();
  }

  /** Gives a file to the field for a medium, and waits until it is taken. */
  async upload(name: string, buffer: Buffer): Promise<void> {
    const mimeType = 'image/png';
    await this.pane.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await expect(this.pane.getByText(name)).toBeVisible();
  }

  async chooseTemplate(name: string): Promise<void> {
    const templates = this.pane.getByRole('combobox', { name: 'Template' });
    await chooseFrom(templates, name);
    await expect(templates).toHaveValue(name);
  }

  async choose(field: string, option: string): Promise<void> {
    await this.pane.getByRole('button', { name: new RegExp(field) }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Sends what is written to the person of the preview. */
  async sendTest(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Send a test' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Send a test' });
    await dialog.getByRole('button', { name: `Send test to ${name}` }).click();
    await expect(dialog.getByRole('region', { name: 'Test on its way' })).toContainText('Queued');
    await this.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
