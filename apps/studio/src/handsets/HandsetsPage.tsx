import { useParams } from '@tanstack/react-router';
import { EmptyState } from '@waypost/ui';
import { Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { HandsetList } from './HandsetList.tsx';
import { HandsetScreen } from './HandsetScreen.tsx';

/** Phones of the simulator: read what people got, and answer as they would. */
export function HandsetsPage() {
  const { t } = useTranslation('handsets');
  const { number } = useParams({ strict: false });
  return (
    <div className="flex h-dvh min-w-0">
      <HandsetList selected={number ?? null} />
      {number === undefined ? (
        <div className="flex min-w-0 flex-1 items-center justify-center">
          <EmptyState icon={<Smartphone aria-hidden />} sentence={t('choose')} />
        </div>
      ) : (
        <HandsetScreen key={number} number={number} />
      )}
    </div>
  );
}
