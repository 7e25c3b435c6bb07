import type { Bubble } from '@waypost/whatsapp';
import { z } from 'zod';

import type { CatalogueShelf } from '../catalogues/catalogue-shelf.ts';
import { ControlError } from '../control/control-error.ts';
import type { Shop } from '../control/schemas.ts';
import type { KeptMessage } from '../messages/message-book.ts';

const namedCatalogue = z.looseObject({
  action: z.looseObject({ catalog_id: z.string().optional() }).optional(),
});

/** Products a message shows; all of the catalogue when it shows the catalogue itself. */
function retailerIds(bubble: Bubble): string[] | null {
  if (bubble.products) {
    return bubble.products.sections.flatMap(({ products }) =>
      products.map(({ retailerId }) => retailerId),
    );
  }
  if (bubble.buttons.some(({ kind }) => kind === 'catalog')) return null;
  const headers = [bubble.header, ...(bubble.cards ?? []).map(({ header }) => header)];
  return headers.flatMap((header) => (header?.kind === 'product' ? header.product.retailerId : []));
}

/** The products behind a message's button. Throws a ControlError when it sells nothing. */
export function shopOf(
  catalogues: CatalogueShelf,
  wabaId: string,
  message: KeptMessage,
  bubble: Bubble,
): Shop {
  const wanted = retailerIds(bubble);
  if (wanted?.length === 0) throw new ControlError(422, 'messageId', 'the message sells nothing');
  const named = namedCatalogue.safeParse(JSON.parse(message.content)).data?.action?.catalog_id;
  const catalogue = catalogues.ofAccount(wabaId);
  const ids = wanted ?? catalogue.products.map(({ retailerId }) => retailerId);
  return {
    catalogId: named ?? catalogue.id,
    products: ids.map((retailerId) => {
      const product = catalogues.product(named ?? catalogue.id, retailerId);
      return {
        retailerId,
        name: product?.name ?? retailerId,
        price: product?.price ?? 0,
        currency: product?.currency ?? 'EUR',
        imageUrl: product ? `/media/${product.picture}` : null,
      };
    }),
  };
}
