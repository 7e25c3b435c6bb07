import { expect, type Locator, type Page } from '@playwright/test';

/** The canvas of the editor as a hand with a mouse sees it. */
export class Canvas {
  readonly page: Page;
  readonly surface: Locator;

  constructor(page: Page) {
    this.page = page;
    this.surface = page.getByRole('application', { name: 'Journey canvas' });
  }

  /** An activity by the beginning of its name, or by all of it and its subtitle. */
  activity(name: string | RegExp): Locator {
    return this.surface.getByRole('group', { name });
  }

  /** A connection by what is read aloud for it: `From Wait to Reminder`. */
  connection(name: string | RegExp): Locator {
    return this.surface.getByRole('group', { name });
  }

  /** Drags a kind of activity from the palette to a place, px from the canvas's upper left corner. */
  async drop(kind: string, place: { x: number; y: number }): Promise<void> {
    const before = await this.#count();
    await this.page
      .getByRole('button', { name: `Add ${kind}`, exact: true })
      .dragTo(this.surface, { targetPosition: place });
    await expect(this.surface.getByTestId(/^activity-/)).toHaveCount(before + 1);
  }

  /** Drags a port of one activity onto another, with the mouse. `port` is the port's name; '' the only one. */
  async connect(from: Locator, port: string, to: Locator): Promise<void> {
    const start = await middle(
      port === '' ? from.getByTestId(/^port-/).first() : from.getByLabel(port, { exact: true }),
    );
    const end = await middle(to.getByTestId(/^target-/));
    const connections = this.surface.getByRole('group', { name: /^From / });
    const before = await connections.count();
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 });
    await this.page.mouse.move(end.x, end.y, { steps: 6 });
    await this.page.mouse.up();
    await expect(connections).toHaveCount(before + 1);
  }

  /** Drags a port into the open, px from its middle, and lets go there. */
  async pull(from: Locator, port: string, by: { x: number; y: number }): Promise<void> {
    const start = await middle(
      port === '' ? from.getByTestId(/^port-/).first() : from.getByLabel(port, { exact: true }),
    );
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + by.x, start.y + by.y, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Moves an activity by a number of px, with the mouse. */
  async move(activity: Locator, by: { x: number; y: number }): Promise<void> {
    const start = await middle(activity);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + by.x, start.y + by.y, { steps: 8 });
    await this.page.mouse.up();
  }

  #count(): Promise<number> {
    return this.surface.getByTestId(/^activity-/).count();
  }
}

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error(`${String(element)} is not to be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
