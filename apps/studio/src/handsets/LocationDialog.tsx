import { Button, Dialog, NumberField, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Answer } from './answer.ts';

/** Where the phone is, unless its owner says otherwise: a square in Milan. */
const start = { latitude: 45.4642, longitude: 9.19 };
const degrees = { maximumFractionDigits: 6 };

/** A place, as the owner of the phone shares it; also the answer to a request for it. */
export function LocationDialog({
  onSend,
  onClose,
}: {
  onSend: (answer: Answer) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handsets');
  const [place, setPlace] = useState(start);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const isPlace = Number.isFinite(place.latitude) && Number.isFinite(place.longitude);
  return (
    <Dialog
      title={t('attachment.location')}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button
          variant="primary"
          isDisabled={!isPlace}
          onPress={() =>
            onSend({
              kind: 'location',
              ...place,
              ...(name.trim() === '' ? {} : { name: name.trim() }),
              ...(address.trim() === '' ? {} : { address: address.trim() }),
            })
          }
        >
          {t('place.send')}
        </Button>
      }
    >
      <div className="grid grid-cols-2 gap-4">
        <NumberField
          label={t('place.latitude')}
          value={place.latitude}
          minValue={-90}
          maxValue={90}
          step={0.000001}
          formatOptions={degrees}
          onChange={(latitude) => setPlace({ ...place, latitude })}
        />
        <NumberField
          label={t('place.longitude')}
          value={place.longitude}
          minValue={-180}
          maxValue={180}
          step={0.000001}
          formatOptions={degrees}
          onChange={(longitude) => setPlace({ ...place, longitude })}
        />
        <TextField label={t('place.name')} value={name} onChange={setName} className="col-span-2" />
        <TextField
          label={t('place.address')}
          value={address}
          onChange={setAddress}
          className="col-span-2"
        />
      </div>
    </Dialog>
  );
}
