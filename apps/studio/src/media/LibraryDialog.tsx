import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { MediaAsset } from '@waypost/api';
import type { MediumKind } from '@waypost/whatsapp';
import { Dialog, EmptyState, ErrorState, LoadMore, SearchField, Skeleton } from '@waypost/ui';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { AssetPicture } from './AssetPicture.tsx';

/** Files uploaded before that can be sent as this kind. */
export function LibraryDialog({
  kind,
  onClose,
  onChoose,
}: {
  kind: MediumKind;
  onClose: () => void;
  onChoose: (asset: MediaAsset) => void;
}) {
  const { t } = useTranslation('common', { keyPrefix: 'media' });
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const list = useInfiniteQuery({
    ...orpc.media.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        kind,
        limit: 24,
        ...(wanted === '' ? {} : { search: wanted }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const assets = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog
      title={t('library')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <div className="flex flex-col gap-4">
        <SearchField label={t('search')} value={search} onChange={setSearch} />
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && assets.length === 0 && (
          <ErrorState title={common('failure.loadTitle')} onRetry={() => void list.refetch()}>
            {failureText(list.error)}
          </ErrorState>
        )}
        {list.isSuccess && assets.length === 0 && (
          <EmptyState sentence={t(wanted === '' ? 'empty' : 'nothingFound')} />
        )}
        <ul className="grid grid-cols-3 gap-3">
          {assets.map((asset) => (
            <li key={asset.id} className="min-w-0">
              <button
                type="button"
                onClick={() => onChoose(asset)}
                className="focus-ring flex w-full cursor-pointer flex-col gap-1 rounded-control border border-line p-2 text-left hover:bg-sunken"
              >
                <AssetPicture asset={asset} className="h-20 w-full" />
                <span className="text-caption break-all">{asset.fileName}</span>
                <span className="text-caption text-muted">{format.bytes(asset.byteSize)}</span>
              </button>
            </li>
          ))}
        </ul>
        <LoadMore
          hasMore={list.hasNextPage}
          isPending={list.isFetchingNextPage}
          onLoadMore={() => void list.fetchNextPage()}
        />
      </div>
    </Dialog>
  );
}
