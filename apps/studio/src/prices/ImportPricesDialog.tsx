import { Banner, Button, Dialog, FileDrop } from '@waypost/ui';
import { readRateCardCsv, type ReadPrices } from '@waypost/whatsapp';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import { countryNamed } from './country-named.ts';

/** Takes prices from a file; nothing is saved before the author does. */
export function ImportPricesDialog({
  onRead,
  onClose,
}: {
  onRead: (prices: ReadPrices) => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('prices');
  const format = useFormat();
  /** Null: nothing was read yet. */
  const [read, setRead] = useState<ReadPrices | 'unreadable' | null>(null);
  const take = async (file: File): Promise<void> => {
    const prices = readRateCardCsv(await file.text(), (name) => countryNamed(name, i18n.language));
    setRead(prices ?? 'unreadable');
  };
  return (
    <Dialog
      title={t('import')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button
          variant="primary"
          isDisabled={read === null || read === 'unreadable'}
          onPress={() => {
            if (read !== null && read !== 'unreadable') onRead(read);
            onClose();
          }}
        >
          {t('take')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FileDrop
          label={t('import')}
          help={t('importHelp')}
          error={read === 'unreadable' ? t('unreadable') : null}
          accept={['.csv', '.txt', 'text/csv']}
          onFile={(file) => void take(file)}
        />
        {read !== null && read !== 'unreadable' && (
          <Banner tone={read.unread.length > 0 ? 'warning' : 'info'}>
            <p>{t('found', { count: read.countries.length })}</p>
            {read.unread.length > 0 && (
              <p>{t('unread', { names: format.list(read.unread.slice(0, 8)) })}</p>
            )}
          </Banner>
        )}
      </div>
    </Dialog>
  );
}
