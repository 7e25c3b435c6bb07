import { frameFields, sentFrame } from './frame.ts';
import type { FieldProblem, ResponseField } from './response-field.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import { countProblem, found, repeatedProblems, type ResponsePlan } from './response-plan.ts';

/** One product of a catalogue. */
export function planProduct(content: ResponseOf<'product'>): ResponsePlan {
  return {
    fields: [
      ...frameFields({ body: content.body, footer: content.footer }, responseLimits.body, false),
      catalogField(content.catalogId),
      productField('retailerId', content.retailerId, 'The product', true),
    ],
    send: (wordsOf) => {
      const { body, footer } = sentFrame({ body: content.body, footer: content.footer }, wordsOf);
      return {
        type: 'interactive',
        interactive: {
          type: 'product',
          ...(body.text === '' ? {} : { body }),
          ...(footer === undefined ? {} : { footer }),
          action: {
            catalog_id: wordsOf('catalogId'),
            product_retailer_id: wordsOf('retailerId'),
          },
        },
      };
    },
  };
}

type ProductsContent = ResponseOf<'products'>;

/** Up to thirty products in sections. */
export function planProducts(content: ProductsContent): ResponsePlan {
  const { sections } = content;
  return {
    fields: [
      ...frameFields(content),
      catalogField(content.catalogId),
      ...sections.flatMap(({ title, retailerIds }, place) => [
        {
          path: `sections.${place}.title`,
          text: title,
          label: `The title of section ${place + 1}`,
          max: responseLimits.sectionTitle,
          required: sections.length > 1,
        },
        ...retailerIds.map((id, index) =>
          productField(
            `sections.${place}.retailerIds.${index}`,
            id,
            `Product ${index + 1} of section ${place + 1}`,
            true,
          ),
        ),
      ]),
    ],
    rules: (wordsOf) => productsProblems(content, wordsOf),
    send: (wordsOf) => ({
      type: 'interactive',
      interactive: {
        type: 'product_list',
        ...sentFrame(content, wordsOf),
        action: {
          catalog_id: wordsOf('catalogId'),
          sections: sections.map(({ retailerIds }, place) => {
            const title = wordsOf(`sections.${place}.title`);
            return {
              ...(title === '' ? {} : { title }),
              product_items: retailerIds.map((_, index) => ({
                product_retailer_id: wordsOf(`sections.${place}.retailerIds.${index}`),
              })),
            };
          }),
        },
      },
    }),
  };
}

function productsProblems(
  { header, sections }: ProductsContent,
  wordsOf: (path: string) => string | null,
): FieldProblem[] {
  const paths = sections.flatMap(({ retailerIds }, place) =>
    retailerIds.map((_, index) => `sections.${place}.retailerIds.${index}`),
  );
  return [
    ...found(
      header?.kind === 'text'
        ? null
        : {
            path: 'header',
            code: 'header_not_text',
            text: 'A list of products needs a text header. Write one.',
          },
      countProblem('sections', sections.length, {
        least: 1,
        most: responseLimits.productSections,
        parts: 'sections',
      }),
      countProblem('sections', paths.length, {
        least: 1,
        most: responseLimits.products,
        parts: 'products',
      }),
      ...sections.map(({ retailerIds }, place) =>
        paths.length > 0
          ? countProblem(`sections.${place}`, retailerIds.length, {
              least: 1,
              most: responseLimits.products,
              parts: `products in section ${place + 1}`,
            })
          : null,
      ),
    ),
    ...repeatedProblems(paths, wordsOf, 'products'),
  ];
}

/** The whole catalogue behind one button. */
export function planCatalog(content: ResponseOf<'catalog'>): ResponsePlan {
  const frame = { body: content.body, footer: content.footer };
  return {
    fields: [
      ...frameFields(frame),
      productField('thumbnailRetailerId', content.thumbnailRetailerId, 'The cover product', false),
    ],
    send: (wordsOf) => {
      const { body, footer } = sentFrame(frame, wordsOf);
      const cover = wordsOf('thumbnailRetailerId');
      return {
        type: 'interactive',
        interactive: {
          type: 'catalog_message',
          body,
          ...(footer === undefined ? {} : { footer }),
          action: {
            name: 'catalog_message',
            ...(cover === '' ? {} : { parameters: { thumbnail_product_retailer_id: cover } }),
          },
        },
      };
    },
  };
}

function catalogField(text: string): ResponseField {
  return {
    path: 'catalogId',
    text,
    label: 'The catalogue',
    max: responseLimits.identifier,
    required: true,
  };
}

function productField(path: string, text: string, label: string, required: boolean): ResponseField {
  return { path, text, label, max: responseLimits.retailerId, required };
}
