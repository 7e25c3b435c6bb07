import type { MediaAsset } from '@waypost/api';
import type { MediumKind } from '@waypost/whatsapp';
import { Dialog, EmptyState, LoadMore, SearchField } from '@waypost/ui';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/format.ts';
import { ListState } from '../lists/ListState.tsx';
import { usePagedList } from '../lists/use-paged-list.ts';
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
  const format = useFormat();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const { rows, table, more } = usePagedList(
    orpc.media.list,
    { kind, limit: 24, ...(wanted === '' ? {} : { search: wanted }) },
    { keepsRows: true },
  );
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
        <ListState
          {...table}
          lines={4}
          empty={<EmptyState sentence={t(wanted === '' ? 'empty' : 'nothingFound')} />}
        />
        <ul className="grid grid-cols-3 gap-3">
          {rows.map((asset) => (
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
        <LoadMore {...more} />
      </div>
    </Dialog>
  );
}
