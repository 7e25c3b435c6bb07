import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * What axe objects to on the page as it stands (WCAG 2.2 A and AA), in words; empty when all is well.
 * All frames of the studio are its own, so axe runs in the page itself: the other way opens a second page for every
 * look, which takes longer than the look.
 *
 * @param part a selector of what is looked at; left out: the whole page
 */
export function barriers(page: Page, part?: string): Promise<string[]> {
  return ask(page, part, (axe) => axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']));
}

/** Looks at one state of a page after another, each of them light and dark. */
export class BothThemes {
  readonly #page: Page;
  #theme: 'light' | 'dark' = 'light';

  constructor(page: Page) {
    this.#page = page;
  }

  /** Everything in the theme that is on, then the colours in the other: a theme changes nothing else. */
  async look(state: string, part?: string): Promise<void> {
    this.#expectNone(state, await barriers(this.#page, part));
    this.#theme = this.#theme === 'light' ? 'dark' : 'light';
    await this.#page.emulateMedia({ colorScheme: this.#theme, reducedMotion: 'reduce' });
    this.#expectNone(state, await ask(this.#page, part, (axe) => axe.withRules('color-contrast')));
  }

  #expectNone(state: string, objections: readonly string[]): void {
    expect.soft(objections, `${state}, ${this.#theme}`).toEqual([]);
  }
}

async function ask(
  page: Page,
  part: string | undefined,
  rules: (axe: AxeBuilder) => AxeBuilder,
): Promise<string[]> {
  const axe = rules(
    new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }),
  );
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
