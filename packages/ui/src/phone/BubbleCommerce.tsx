import type { BubbleProduct } from '@waypost/whatsapp';
import { ShoppingCart } from 'lucide-react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { ProductLine, ProductPicture } from './ProductRows.tsx';

/** One product over a message, with its picture large. */
export function BubbleProductCard({ product }: { product: BubbleProduct }) {
  return (
    <span className="flex flex-col overflow-hidden rounded-chip bg-phone-ink/5">
      <ProductPicture product={product} className="h-28 w-full rounded-none [&_svg]:size-8" />
      <span className="flex flex-col px-2 py-1.5">
        <span className="text-label font-semibold break-words">
          {product.name ?? product.retailerId}
        </span>
        {product.price !== undefined && <span className="text-caption">{product.price}</span>}
      </span>
    </span>
  );
}

/** What a person ordered. */
export function BubbleOrder({ products }: { products: readonly BubbleProduct[] }) {
  const strings = useUiStrings();
  const count = products.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
  return (
    <span className="flex flex-col gap-1.5 rounded-chip bg-phone-ink/5 p-2">
      <span className="flex items-center gap-1.5 text-label font-semibold">
        <ShoppingCart aria-hidden className="size-4 shrink-0" />
        {strings.itemCount(count)}
      </span>
      {products.map((product) => (
        <ProductLine key={product.retailerId} product={product} />
      ))}
    </span>
  );
}
