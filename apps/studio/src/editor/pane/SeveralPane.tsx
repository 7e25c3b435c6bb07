import { Button } from '@waypost/ui';
import { Copy, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { PaneFrame } from './PaneFrame.tsx';

/** Several activities at once: copy or delete. */
export function SeveralPane({
  count,
  isReadOnly,
  onDuplicate,
  onDelete,
}: {
  count: number;
  isReadOnly: boolean;
  onDuplicate: () => void;
  onDelete: () => void;
}) {
  const { t } = useTranslation('editor');
  return (
    <PaneFrame title={t('several.title', { count })}>
      {!isReadOnly && (
        <div className="flex flex-wrap gap-2">
          <Button icon={<Copy aria-hidden />} onPress={onDuplicate}>
            {t('several.duplicate')}
          </Button>
          <Button variant="danger" icon={<Trash2 aria-hidden />} onPress={onDelete}>
            {t('several.delete', { count })}
          </Button>
        </div>
      )}
    </PaneFrame>
  );
}
