import { Menu, PhoneButton } from '@waypost/ui';
import { Contact, FileText, Image, MapPin, Mic, Plus, Sticker, Video } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export const attachments = [
  'image',
  'video',
  'document',
  'audio',
  'sticker',
  'location',
  'contacts',
] as const;
/** What a phone can send beside words. */
export type Attachment = (typeof attachments)[number];

const icons: Record<Attachment, ReactElement> = {
  image: <Image />,
  video: <Video />,
  document: <FileText />,
  audio: <Mic />,
  sticker: <Sticker />,
  location: <MapPin />,
  contacts: <Contact />,
};

/** The plus beside the line where the owner writes. */
export function AttachMenu({
  isDisabled,
  onChoose,
}: {
  isDisabled: boolean;
  onChoose: (attachment: Attachment) => void;
}) {
  const { t } = useTranslation('handsets');
  return (
    <Menu
      label={t('attach')}
      placement="top start"
      trigger={
        <PhoneButton label={t('attach')} icon={<Plus aria-hidden />} isDisabled={isDisabled} />
      }
      actions={attachments.map((attachment) => ({
        id: attachment,
        label: t(`attachment.${attachment}`),
        icon: icons[attachment],
        onAction: () => onChoose(attachment),
      }))}
    />
  );
}
