import { Banner, Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useActorName } from '../../api/use-actor-name.ts';
import { useFormat } from '../../i18n/format.ts';
import type { DraftConflict } from './draft-saver.ts';

/** Somebody else saved meanwhile: nothing is overwritten until the author decides. */
export function ConflictBanner({
  conflict,
  onLoadTheirs,
  onKeepMine,
}: {
  conflict: Pick<DraftConflict, 'updatedBy' | 'updatedAt'>;
  onLoadTheirs: () => void;
  onKeepMine: () => void;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const actorName = useActorName();
  return (
    <Banner
      tone="warning"
      className="m-3"
      title={t('conflict.title')}
      action={
        <span className="flex shrink-0 flex-wrap gap-2">
          <Button size="small" onPress={onLoadTheirs}>
            {t('conflict.theirs')}
          </Button>
          <Button size="small" variant="danger" onPress={onKeepMine}>
            {t('conflict.mine')}
          </Button>
        </span>
      }
    >
      <p>
        {t('conflict.text', {
          who: actorName(conflict.updatedBy),
          when: format.relative(conflict.updatedAt),
        })}
      </p>
    </Banner>
  );
}
