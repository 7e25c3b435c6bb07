import { mediaReference, mediaUrl } from '@waypost/whatsapp';
import type { DraftHeader } from '@waypost/whatsapp';
import { useMutation } from '@tanstack/react-query';
import { Button, FileDrop } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFailureText } from '../../api/failure.ts';
import { uploadSample } from './upload-sample.ts';

const accepted: Partial<Record<DraftHeader['kind'], readonly string[]>> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  gif: ['video/mp4'],
  document: ['application/pdf'],
};

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
  const failureText = useFailureText();
  const upload = useMutation({
    mutationFn: uploadSample,
    onSuccess: (medium) => onChange(medium),
  });
  const reference = mediaReference(value);
  const url = reference === null ? undefined : mediaUrl(reference);
  if (value !== '') {
    return (
      <div className="flex items-center gap-3 rounded-control border border-line p-3">
        {kind === 'image' && url !== undefined && (
          <img src={url} alt={t('sample.title')} className="h-16 w-24 rounded-chip object-cover" />
        )}
        <span className="min-w-0 flex-1 text-body">{t('sample.given')}</span>
        <Button size="small" onPress={() => onChange('')}>
          {t('sample.replace')}
        </Button>
      </div>
    );
  }
  return (
    <FileDrop
      label={t('sample.title')}
      help={upload.isPending ? t('sample.uploading') : t('sample.help')}
      error={upload.isError ? failureText(upload.error) : error}
      accept={accepted[kind] ?? []}
      onFile={(file) => upload.mutate(file)}
    />
  );
}
