import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { assetMedium, assetOf, mediaRules, mediumProblem } from '@waypost/whatsapp';
import type { MediumKind } from '@waypost/whatsapp';
import { Button, FieldErrorText, ProgressBar, Tooltip } from '@waypost/ui';
import { Images, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { UploadFailure } from '../api/upload-form.ts';
import { useFormat } from '../i18n/format.ts';
import { AssetPicture } from './AssetPicture.tsx';
import { LibraryDialog } from './LibraryDialog.tsx';
import { uploadMedium } from './upload-medium.ts';

/**
 * A file for a message: uploaded here, taken from the library, or at an address of its own. The value is
 * `media:<id>` for the first two, else what the address field holds.
 */
export function MediaField({
  kind,
  label,
  value,
  onChange,
  isReadOnly,
  error = null,
  addressField,
}: {
  kind: MediumKind;
  label: string;
  value: string;
  onChange: (value: string) => void;
  isReadOnly: boolean;
  /** Shown beside a file of ours; the address field shows its own. */
  error?: string | null;
  /** Where an address can be written. Without it only files of ours can be chosen. */
  addressField?: ReactNode;
}) {
  const { t } = useTranslation('common', { keyPrefix: 'media' });
  const format = useFormat();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [isOver, setOver] = useState(false);
  const [progress, setProgress] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const assetId = assetOf(value);
  const found = useQuery({
    ...orpc.media.get.queryOptions({ input: { id: assetId ?? '' } }),
    enabled: assetId !== null,
    staleTime: Infinity,
  });
  const upload = useMutation({
    mutationFn: (file: File) => uploadMedium(kind, file, setProgress),
    onSuccess: async (asset) => {
      queries.setQueryData(orpc.media.get.queryKey({ input: { id: asset.id } }), asset);
      onChange(assetMedium(asset.id));
      await queries.invalidateQueries({ queryKey: orpc.media.list.key() });
    },
    onError: (failure) =>
      setRefused(
        failure instanceof UploadFailure && failure.text !== null ? failure.text : t('failed'),
      ),
  });
  const rule = mediaRules[kind];
  const take = (file: File | null | undefined): void => {
    if (!file) return;
    setRefused(null);
    // What the browser says of the type may be wrong or missing; the server looks at the content.
    const problem = mediumProblem(kind, {
      mimeType: file.type === '' ? (rule.mimeTypes[0] ?? '') : file.type,
      byteSize: file.size,
    });
    if (problem === 'size') setRefused(t('tooLarge', { size: format.bytes(rule.maxBytes) }));
    else if (problem === 'type') setRefused(t('wrongType', { types: typeNames(rule.mimeTypes) }));
    else {
      setProgress(0);
      upload.mutate(file);
    }
  };
  const shown = refused ?? error;

  return (
    <div
      className={`flex flex-col gap-2 rounded-control ${isOver ? 'outline-2 outline-offset-2 outline-accent' : ''}`}
      onDragOver={(event) => {
        if (isReadOnly || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (isReadOnly) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files.item(0));
      }}
    >
      {assetId === null ? (
        (addressField ?? <span className="text-label">{label}</span>)
      ) : (
        <>
          <span className="text-label">{label}</span>
          <div className="flex items-center gap-3 rounded-control border border-line p-2">
            {found.data && <AssetPicture asset={found.data} className="h-12 w-16 shrink-0" />}
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="text-body break-all">
                {found.isError ? t('gone') : (found.data?.fileName ?? '…')}
              </span>
              {found.data && (
                <span className="text-caption text-muted">{format.bytes(found.data.byteSize)}</span>
              )}
            </span>
            {!isReadOnly && (
              <Button size="small" onPress={() => onChange('')}>
                {t('takeOut')}
              </Button>
            )}
          </div>
        </>
      )}
      {upload.isPending && <ProgressBar label={t('uploading')} value={progress * 100} />}
      {!isReadOnly && (
        <div className="flex flex-wrap gap-2">
          <input
            ref={picker}
            type="file"
            hidden
            aria-label={t('upload')}
            accept={rule.mimeTypes.join(',')}
            onChange={(event) => {
              take(event.target.files?.item(0));
              event.target.value = '';
            }}
          />
          <Tooltip
            text={t('limits', {
              types: typeNames(rule.mimeTypes),
              size: format.bytes(rule.maxBytes),
            })}
          >
            <Button
              size="small"
              icon={<Upload aria-hidden />}
              isPending={upload.isPending}
              onPress={() => picker.current?.click()}
            >
              {t('upload')}
            </Button>
          </Tooltip>
          <Button size="small" icon={<Images aria-hidden />} onPress={() => setChoosing(true)}>
            {t('choose')}
          </Button>
        </div>
      )}
      {shown !== null && <FieldErrorText>{shown}</FieldErrorText>}
      {isChoosing && (
        <LibraryDialog
          kind={kind}
          onClose={() => setChoosing(false)}
          onChoose={(asset) => {
            setRefused(null);
            onChange(assetMedium(asset.id));
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}

/** `JPEG, PNG` for people. */
function typeNames(mimeTypes: readonly string[]): string {
  const names: Readonly<Record<string, string>> = {
    'text/plain': 'TXT',
    'application/msword': 'DOC',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
    'application/vnd.ms-excel': 'XLS',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
    'application/vnd.ms-powerpoint': 'PPT',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
    'video/3gpp': '3GP',
    'audio/mpeg': 'MP3',
    'audio/mp4': 'M4A',
  };
  return mimeTypes
    .map((type) => names[type] ?? (type.split('/')[1] ?? type).toUpperCase())
    .join(', ');
}
