import { Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { Play } from './playing.ts';

/** Under the phone: why a tap led to no other message, and what to do about it. */
export function TapNote({ play: { tapped, earlier, onWait, onShow, onRestart } }: { play: Play }) {
  const { t } = useTranslation('drafting');
  if (tapped === null) {
    return earlier.length === 0 ? null : (
      <Button size="small" className="self-center" onPress={onRestart}>
        {t('play.restart')}
      </Button>
    );
  }
  const { reply, way } = tapped;
  const { label } = reply;
  return (
    <div role="status" className="flex flex-col items-start gap-2 text-caption text-ink">
      <p>{way === null ? t('play.unbound', { label }) : t('play.nowhere', { label })}</p>
      {way === null ? (
        <Button size="small" onPress={() => onWait(reply)}>
          {t('play.wait')}
        </Button>
      ) : (
        <Button size="small" onPress={() => onShow(way.reactionId)}>
          {t('play.show')}
        </Button>
      )}
    </div>
  );
}
