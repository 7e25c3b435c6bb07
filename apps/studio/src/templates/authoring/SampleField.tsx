import { assetOf } from '@waypost/whatsapp';
import type { DraftHeader } from '@waypost/whatsapp';
import { Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { MediaField } from '../../media/MediaField.tsx';

/** The medium Meta's reviewers look at; each message brings its own. */
export function SampleField({
  kind,
  value,
  onChange,
  error,
}: {
  kind: DraftHeader['kind'];
  value: string;
  onChange: (sample: string) => void;
  error: string | null;
}) {
  const { t } = useTranslation('authoring');
  if (value !== '' && assetOf(value) === null) {
    return (
      <div className="flex items-center gap-3 rounded-control border border-line p-3">
        {kind === 'image' && (
          <img
            src={value}
            alt={t('sample.title')}
            className="h-16 w-24 rounded-chip object-cover"
          />
        )}
        <span className="min-w-0 flex-1 text-body">{t('sample.given')}</span>
        <Button size="small" onPress={() => onChange('')}>
          {t('sample.replace')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <MediaField
        kind={kind === 'image' || kind === 'document' ? kind : 'video'}
        label={t('sample.title')}
        value={value}
        onChange={onChange}
        isReadOnly={false}
        error={error}
      />
      <span className="text-caption text-muted">{t('sample.help')}</span>
    </div>
  );
}
