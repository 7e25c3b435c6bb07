import type { Page } from '@playwright/test';

/** What a careful eye would object to on the page as it stands, in words. */
export async function objections(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) {
      found.push(`the page scrolls sideways: ${page.scrollWidth} of ${page.clientWidth} px`);
    }

    const primary = [...document.querySelectorAll('button, a')].filter(
      (element) =>
        element.classList.contains('bg-primary') &&
        element.classList.contains('text-label') &&
        element.checkVisibility() &&
        element.getBoundingClientRect().bottom > 0,
    );
    if (primary.length > 1) {
      found.push(`primary buttons: ${primary.map(({ textContent }) => textContent).join(', ')}`);
    }

    const pen = document.createElement('canvas').getContext('2d');
    for (const element of document.querySelectorAll('body *')) {
      if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some(
        (node) => node instanceof Text && node.data.trim() !== '',
      );
      const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const isForReadersOnly = element.clientWidth <= 1;
      // Tables, tabs and cards to swipe may be wider than their place; panes, dialogs and pages never are.
      const mayBeWide =
        element.querySelector(':scope > table, :scope > [role=tab]') !== null ||
        style.scrollSnapType !== 'none';
      const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
      if (scrolls && !mayBeWide && element.scrollWidth > element.clientWidth) {
        const what = element.getAttribute('aria-label') ?? element.tagName.toLowerCase();
        found.push(
          `scrolls sideways: ${what}, ${element.scrollWidth} of ${element.clientWidth} px`,
        );
      }
      if (hasText && hides && !isForReadersOnly && element.scrollWidth > element.clientWidth) {
        found.push(`cut: "${element.textContent}"`);
      }
      if (element instanceof HTMLInputElement && element.type !== 'radio') {
        const shown = element.value === '' ? element.placeholder : element.value;
        const room =
          element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (pen && element.clientWidth > 1 && element.type !== 'checkbox') {
          pen.font = style.font;
          if (pen.measureText(shown).width > room + 1) found.push(`cut in a field: "${shown}"`);
        }
      }
    }
    return found;
  });
}
