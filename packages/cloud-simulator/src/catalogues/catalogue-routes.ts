import type { Router } from 'express';

import { accountOf } from '../accounts/account-routes.ts';
import type { Context } from '../context.ts';
import { pickFields } from '../graph/fields.ts';
import { unknownObject } from '../graph/graph-error.ts';
import { pageOf } from '../graph/page.ts';
import { pictureUrl } from '../graph/picture-url.ts';
import type { Product } from './catalogue-shelf.ts';

const productDefaults = ['id', 'name', 'retailer_id'];

function productNode(product: Product, place: number, mediaUrl: string): Record<string, unknown> {
  return {
    id: String(7_000_000_000_000_001 + place),
    retailer_id: product.retailerId,
    name: product.name,
    description: product.description,
    price: `${product.currency} ${product.price.toFixed(2)}`,
    currency: product.currency,
    availability: 'in stock',
    image_url: `${mediaUrl}/${product.picture}`,
    url: `https://shop.example/products/${product.retailerId}`,
  };
}

/** Catalogues and their products, as the commerce side of the Graph API lists them. */
export function addCatalogueRoutes(router: Router, context: Context): void {
  const { catalogues, permit } = context;

  router.get('/:node/product_catalogs', (request, response) => {
    const { wabaId } = accountOf(context, request);
    const { id, name } = catalogues.ofAccount(wabaId);
    response.json({ data: [{ id, name }] });
  });
  router.get('/:node/products', (request, response) => {
    permit(request, { scope: null });
    const catalogue = catalogues.find(request.params.node);
    if (!catalogue) throw unknownObject(request.params.node, request.method);
    const url = pictureUrl(request);
    const nodes = catalogue.products.map((product, place) => productNode(product, place, url));
    const page = pageOf(request, nodes, (node) => String(node['id']));
    response.json({
      ...page,
      data: page.data.map((node) =>
        pickFields(node, request.query['fields'], productDefaults, 'ProductItem'),
      ),
    });
  });
}
