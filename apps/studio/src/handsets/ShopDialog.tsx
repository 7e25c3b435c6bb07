import { useQuery } from '@tanstack/react-query';
import type { Shop } from '@waypost/api';
import { Button, Dialog, ErrorState, NumberField, Skeleton, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import type { Answer } from './answer.ts';

/** The products behind a message: fill a cart and order, or ask about one. */
export function ShopDialog({
  number,
  messageId,
  onSend,
  onClose,
}: {
  number: string;
  messageId: string;
  onSend: (answer: Answer) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handsets');
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const shop = useQuery(orpc.handsets.shop.queryOptions({ input: { number, messageId } }));
  const [cart, setCart] = useState<Record<string, number>>({});
  const [words, setWords] = useState('');
  const items = Object.entries(cart).flatMap(([retailerId, quantity]) =>
    quantity > 0 ? { retailerId, quantity } : [],
  );
  const send = (answer: Answer): void => {
    onSend(answer);
    onClose();
  };
  return (
    <Dialog
      title={t('shop.title')}
      size="medium"
      isOpen
      onOpenChange={onClose}
      actions={
        <Button
          variant="primary"
          isDisabled={items.length === 0 || shop.data === undefined}
          onPress={() => {
            if (!shop.data) return;
            send({ kind: 'order', catalogId: shop.data.catalogId, items, text: words.trim() });
          }}
        >
          {t('shop.order')}
        </Button>
      }
    >
      {shop.isPending && <Skeleton lines={5} />}
      {shop.isLoadingError && (
        <ErrorState title={common('failure.loadTitle')} onRetry={() => void shop.refetch()}>
          {failureText(shop.error)}
        </ErrorState>
      )}
      {shop.data && (
        <div className="flex flex-col gap-4">
          <ul className="flex flex-col divide-y divide-line">
            {shop.data.products.map((product) => (
              <ProductRow
                key={product.retailerId}
                product={product}
                quantity={cart[product.retailerId] ?? 0}
                onQuantity={(quantity) => setCart({ ...cart, [product.retailerId]: quantity })}
                onAsk={() =>
                  send({
                    kind: 'text',
                    text: t('shop.question', { product: product.name }),
                    product: { catalogId: shop.data.catalogId, retailerId: product.retailerId },
                  })
                }
              />
            ))}
          </ul>
          <TextField label={t('shop.words')} value={words} maxLength={1000} onChange={setWords} />
        </div>
      )}
    </Dialog>
  );
}

function ProductRow({
  product,
  quantity,
  onQuantity,
  onAsk,
}: {
  product: Shop['products'][number];
  quantity: number;
  onQuantity: (quantity: number) => void;
  onAsk: () => void;
}) {
  const { t } = useTranslation('handsets');
  const format = useFormat();
  return (
    <li className="flex items-center gap-3 py-3">
      {product.imageUrl === null ? (
        <span className="size-14 shrink-0 rounded-control bg-sunken" />
      ) : (
        <img
          src={product.imageUrl}
          alt=""
          className="size-14 shrink-0 rounded-control bg-sunken object-cover"
        />
      )}
      <span className="flex min-w-0 flex-1 flex-col items-start">
        <span className="text-body font-semibold break-words">{product.name}</span>
        <span className="text-caption text-muted">
          {format.money(product.price, product.currency)}
        </span>
        <Button variant="quiet" size="small" className="-ml-3" onPress={onAsk}>
          {t('shop.ask')}
        </Button>
      </span>
      <NumberField
        label={t('shop.quantity', { product: product.name })}
        hideLabel
        className="w-32"
        minValue={0}
        maxValue={99}
        value={quantity}
        onChange={onQuantity}
      />
    </li>
  );
}
