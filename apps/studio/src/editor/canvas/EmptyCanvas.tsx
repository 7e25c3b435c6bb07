import { Button, EmptyState } from '@waypost/ui';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What an empty journey says: one sentence, one button. The canvas under it still takes drops. */
export function EmptyCanvas({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('editor');
  return (
    <div className="pointer-events-none absolute inset-0 flex items-center justify-center">
      <EmptyState
        sentence={t('canvas.empty')}
        action={
          <Button className="pointer-events-auto" icon={<Users aria-hidden />} onPress={onAdd}>
            {t('canvas.emptyAction')}
          </Button>
        }
      />
    </div>
  );
}
