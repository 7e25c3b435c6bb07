import { largestHandsetFile } from '@waypost/api';
import { Button, Dialog, FileDrop, Switch, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import type { Answer } from './answer.ts';
import { readFile } from './read-file.ts';

type FileKind = 'image' | 'video' | 'document' | 'audio' | 'sticker';

/** Types that WhatsApp carries, by kind. */
const accepted: Record<FileKind, string[]> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  document: ['application/pdf', 'text/plain', '.doc', '.docx', '.xls', '.xlsx', '.ppt', '.pptx'],
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  sticker: ['image/webp'],
};

/** A file from this computer, or a sample, as the owner of the phone sends it. */
export function FileDialog({
  kind,
  onSend,
  onClose,
}: {
  kind: FileKind;
  onSend: (answer: Answer) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handsets');
  const format = useFormat();
  const [caption, setCaption] = useState('');
  const [isVoice, setVoice] = useState(true);
  const [file, setFile] = useState<{ name: string; type: string; data: string } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const takesCaption = kind !== 'audio' && kind !== 'sticker';

  const take = async (chosen: File): Promise<void> => {
    setError(null);
    if (chosen.size > largestHandsetFile) {
      setError(t('file.tooLarge', { megabytes: largestHandsetFile / 1_048_576 }));
      return;
    }
    try {
      setFile({ name: chosen.name, type: chosen.type, data: await readFile(chosen) });
    } catch {
      setError(t('file.unreadable'));
    }
  };
  const answer = (): Answer => ({
    kind,
    ...(file === null ? {} : { data: file.data, mimeType: file.type }),
    ...(file !== null && kind === 'document' ? { filename: file.name } : {}),
    ...(takesCaption && caption.trim() !== '' ? { caption: caption.trim() } : {}),
    ...(kind === 'audio' ? { voice: isVoice } : {}),
  });

  return (
    <Dialog
      title={t(`attachment.${kind}`)}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button variant="primary" onPress={() => onSend(answer())}>
          {t(file === null ? 'file.sendSample' : 'file.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FileDrop
          label={t(`attachment.${kind}`)}
          accept={accepted[kind]}
          error={error}
          help={
            file === null
              ? t('file.help')
              : t('file.chosen', {
                  name: file.name,
                  kilobytes: format.number(Math.ceil((file.data.length * 3) / 4096)),
                })
          }
          onFile={(chosen) => void take(chosen)}
        />
        {takesCaption && (
          <TextField
            label={t('file.caption')}
            value={caption}
            maxLength={1024}
            onChange={setCaption}
          />
        )}
        {kind === 'audio' && (
          <Switch isSelected={isVoice} onChange={setVoice}>
            {t('file.voice')}
          </Switch>
        )}
      </div>
    </Dialog>
  );
}
