import type { Bubble, BubbleProduct } from '@waypost/whatsapp';
import { ShoppingBag } from 'lucide-react';

import { BubblePicture } from './BubblePicture.tsx';

/** The products behind a message, in their sections. */
export function ProductRows({ products }: { products: NonNullable<Bubble['products']> }) {
  return products.sections.map((section, place) => (
    <section key={place} aria-label={section.title === '' ? undefined : section.title}>
      {section.title !== '' && (
        <h4 className="px-4 pt-3 pb-1 text-caption font-semibold break-words text-phone-header">
          {section.title}
        </h4>
      )}
      <ul>
        {section.products.map((product) => (
          <li
            key={product.retailerId}
            className="border-b border-phone-line px-4 py-2 last:border-0"
          >
            <ProductLine product={product} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** One product: its picture, its name and what it costs. */
export function ProductLine({ product }: { product: BubbleProduct }) {
  const quantity = product.quantity === undefined ? null : `${product.quantity} ×`;
  return (
    <span className="flex items-center gap-3">
      <ProductPicture product={product} className="size-11" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="text-label font-normal break-words">
          {product.name ?? product.retailerId}
        </span>
        {(quantity !== null || product.price !== undefined) && (
          <span className="text-caption">
            {[quantity, product.price].filter((part) => part !== null).join(' ')}
          </span>
        )}
      </span>
    </span>
  );
}

export function ProductPicture({
  product,
  className,
}: {
  product: BubbleProduct;
  className: string;
}) {
  return (
    <span
      className={`flex shrink-0 items-center justify-center overflow-hidden rounded-chip bg-phone-media text-phone-time ${className}`}
    >
      <BubblePicture
        url={product.imageUrl}
        label=""
        className="size-full object-cover"
        fallback={<ShoppingBag aria-hidden className="size-5" />}
      />
    </span>
  );
}
