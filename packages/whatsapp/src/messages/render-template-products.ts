import type { ComponentPlace, RenderStep } from './rendering.ts';
import { readProducts } from './template-products.ts';

/** The button that opens the seller's catalogue; without a thumbnail Meta shows the first product. */
export function compileCatalogButton(
  text: string,
  index: number,
  { prefix }: ComponentPlace,
): RenderStep {
  const slot = `${prefix}button.${index}.thumbnail`;
  return ({ valueOf }, { drawn, components }) => {
    const thumbnail = valueOf(slot).text;
    drawn.buttons.push({ kind: 'catalog', text, index });
    if (thumbnail === '') return;
    drawn.header ??= { kind: 'product', product: { retailerId: thumbnail } };
    components.push({
      type: 'button',
      sub_type: 'catalog',
      index: String(index),
      parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: thumbnail } }],
    });
  };
}

/** The button that opens a list of products. Its picture is the thumbnail's, else the first product's. */
export function compileProductsButton(
  text: string,
  index: number,
  { prefix }: ComponentPlace,
): RenderStep {
  const slot = `${prefix}button.${index}.products`;
  const thumbnailSlot = `${prefix}button.${index}.thumbnail`;
  return (rendering, { drawn, bubble, components }) => {
    const { text: written, source } = rendering.valueOf(slot);
    const { sections, problem } = readProducts(written);
    const chosen = rendering.valueOf(thumbnailSlot).text;
    const thumbnail =
      chosen === '' ? (sections[0]?.product_items[0]?.product_retailer_id ?? '') : chosen;
    drawn.buttons.push({ kind: 'products', text, index });
    drawn.header ??= { kind: 'product', product: { retailerId: thumbnail } };
    bubble.products = {
      sections: sections.map(({ title = '', product_items }) => ({
        title,
        products: product_items.map((item) => ({ retailerId: item.product_retailer_id })),
      })),
    };
    components.push({
      type: 'button',
      sub_type: 'mpm',
      index: String(index),
      parameters: [
        {
          type: 'action',
          action: { thumbnail_product_retailer_id: thumbnail, sections },
        },
      ],
    });
    if (source !== 'missing' && problem !== null) {
      rendering.problems.push({
        slot,
        component: 'button',
        code: 'products_invalid',
        text: problem,
      });
    }
  };
}
