import { useMutation } from '@tanstack/react-query';
import { Button, Dialog, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

/** A chat that a link opened, with the words it put into the line. */
export interface OpenedLink {
  phoneNumberId: string;
  text: string;
}

/** Opens a link or the link of a QR code, as tapping or scanning it on the phone would. */
export function OpenLinkDialog({
  number,
  onOpen,
  onClose,
}: {
  number: string;
  onOpen: (opened: OpenedLink) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handsets');
  const failureText = useFailureText();
  const [link, setLink] = useState('');
  const open = useMutation(
    orpc.handsets.openLink.mutationOptions({
      onSuccess: (opened) => {
        onOpen(opened);
        onClose();
      },
    }),
  );
  return (
    <Dialog
      title={t('link.title')}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button
          variant="primary"
          isPending={open.isPending}
          isDisabled={link.trim() === ''}
          onPress={() => open.mutate({ number, link })}
        >
          {t('link.open')}
        </Button>
      }
    >
      <TextField
        label={t('link.label')}
        help={t('link.help')}
        placeholder="https://wa.me/message/…"
        value={link}
        error={open.isError ? failureText(open.error) : null}
        onChange={setLink}
      />
    </Dialog>
  );
}
