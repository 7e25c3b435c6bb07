import { expect, type Locator, type Page } from '@playwright/test';

/** What Meta's reviewers see in a header: one point, big enough to be a picture. */
const picture = {
  name: 'sample.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const film = {
  name: 'sample.mp4',
  mimeType: 'video/mp4',
  buffer: Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomavc1 and some frames', 'latin1'),
};
const paper = {
  name: 'sample.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};
const samples = { Image: picture, Video: film, Document: paper };

/** The screens on which a template is written, handed in and followed. */
export class TemplateForm {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async start(name: string, category: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Templates', exact: true }).first().click();
    await this.page.getByRole('link', { name: 'New template' }).click();
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page
      .getByRole('radiogroup', { name: 'Category' })
      .getByText(category)
      .first()
      .click();
    await this.page.getByRole('button', { name: 'Write the template' }).click();
    await expect(this.page.getByRole('heading', { name: 'Basics' })).toBeVisible();
  }

  /** A box of the form by its heading: Message, Buttons, Cards. */
  box(title: string): Locator {
    return this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  async write(label: string, text: string, at: Locator = this.box('Message')): Promise<void> {
    await at.getByRole('textbox', { name: label, exact: false }).last().fill(text);
  }

  async layout(name: string): Promise<void> {
    await this.page.getByRole('radio', { name }).click();
  }

  async header(kind: string, at: Locator = this.box('Message')): Promise<void> {
    await at.getByRole('button', { name: /Header$/ }).click();
    await this.page.getByRole('option', { name: kind, exact: true }).click();
  }

  async upload(kind: keyof typeof samples, at: Locator = this.box('Message')): Promise<void> {
    await at.locator('input[type=file]').setInputFiles(samples[kind]);
    await expect(at.getByText(samples[kind].name)).toBeVisible();
  }

  async addButton(
    kind: string,
    fields: Readonly<Record<string, string>> = {},
    at: Locator = this.box('Buttons'),
  ): Promise<void> {
    await at.getByRole('button', { name: 'Add button' }).click();
    await this.page.getByRole('menuitem', { name: kind }).first().click();
    for (const [label, text] of Object.entries(fields)) await this.write(label, text, at);
  }

  /** Hands the template in and waits for the review; answers its id. */
  async handIn(): Promise<string> {
    await this.page.getByRole('button', { name: 'Hand in for review' }).click();
    await expect(this.page.getByText('Handed in for review')).toBeVisible({ timeout: 30_000 });
    await expect(this.page.getByText('Approved: may be sent').first()).toBeVisible({
      timeout: 60_000,
    });
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }
}
