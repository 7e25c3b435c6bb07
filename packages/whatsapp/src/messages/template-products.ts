import { productLimits } from '../templates/limits.ts';
import type { ProductSection } from './template-send.ts';

export interface ReadProducts {
  sections: ProductSection[];
  /** What is wrong, in plain words; null when Meta would take it. */
  problem: string | null;
}

/** Reads a list of products as an author writes it: one section per line, `Title: id, id`; a single section needs no title. */
export function readProducts(text: string): ReadProducts {
  const sections = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readSection);
  return { sections, problem: problemOf(sections) };
}

function readSection(line: string): ProductSection {
  const colon = line.indexOf(':');
  const title = colon < 0 ? '' : line.slice(0, colon).trim();
  const product_items = line
    .slice(colon + 1)
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .map((product_retailer_id) => ({ product_retailer_id }));
  return { ...(title === '' ? {} : { title }), product_items };
}

function problemOf(sections: ProductSection[]): string | null {
  const { products, sections: sectionLimit, sectionTitle } = productLimits;
  const count = sections.reduce((sum, { product_items }) => sum + product_items.length, 0);
  if (count === 0) return 'Name at least one product.';
  if (count > products) return `There are ${count} products; at most ${products} fit.`;
  if (sections.length > sectionLimit) {
    return `There are ${sections.length} sections; at most ${sectionLimit} fit.`;
  }
  for (const { title = '', product_items } of sections) {
    if (title === '' && sections.length > 1) return 'With several sections each needs a title.';
    if (title.length > sectionTitle) {
      return `The section title “${title}” is ${title.length} characters long; at most ${sectionTitle} fit.`;
    }
    if (product_items.length === 0) return `The section “${title}” has no products.`;
  }
  return null;
}

/** The text that reads back as these sections. */
export function productsText(sections: readonly ProductSection[]): string {
  return sections
    .map(({ title, product_items }) => {
      const ids = product_items.map(({ product_retailer_id }) => product_retailer_id).join(', ');
      return title === undefined ? ids : `${title}: ${ids}`;
    })
    .join('\n');
}
