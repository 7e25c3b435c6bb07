import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WayIn } from '@waypost/api';
import { Banner, Button, Checkbox, Dialog, Select, TextArea, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';

const longestMessage = 140;

/** Makes a link with its QR code, or changes one that is printed already. */
export function WayInForm({
  wayIn,
  onClose,
  onSaved,
}: {
  /** Absent for a new one. */
  wayIn?: WayIn;
  onClose: () => void;
  onSaved: (saved: WayIn) => void;
}) {
  const { t } = useTranslation('waysIn');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const senders = useQuery(orpc.senders.list.queryOptions());
  const [chosenSender, setSender] = useState(wayIn?.senderId ?? null);
  const [name, setName] = useState(wayIn?.name ?? '');
  const [message, setMessage] = useState(wayIn?.prefilledMessage ?? '');
  const [consentText, setConsentText] = useState(wayIn?.consentText ?? '');
  const [purposes, setPurposes] = useState(wayIn?.consentPurposes ?? []);
  const [isChecked, setChecked] = useState(false);
  const senderId = chosenSender ?? senders.data?.items[0]?.id ?? null;
  const done = {
    onSuccess: async (saved: WayIn) => {
      await queries.invalidateQueries({ queryKey: orpc.waysIn.key() });
      onSaved(saved);
    },
  };
  const create = useMutation(orpc.waysIn.create.mutationOptions(done));
  const update = useMutation(orpc.waysIn.update.mutationOptions(done));
  const failed = wayIn === undefined ? create.error : update.error;
  const missing = {
    name: name.trim() === '' ? t('form.nameMissing') : null,
    message: message.trim() === '' ? t('form.messageMissing') : null,
    consent: purposes.length > 0 && consentText.trim() === '' ? t('form.consentMissing') : null,
  };
  const submit = (): void => {
    setChecked(true);
    const tooLong = message.trim().length > longestMessage;
    if (missing.name ?? missing.message ?? missing.consent ?? (tooLong || senderId === null))
      return;
    const fields = {
      name: name.trim(),
      prefilledMessage: message.trim(),
      consentText: consentText.trim(),
      consentPurposes: purposes,
    };
    if (wayIn === undefined) create.mutate({ senderId, ...fields });
    else update.mutate({ id: wayIn.id, ...fields });
  };
  const toggle = (purpose: 'marketing' | 'service', isOn: boolean): void =>
    setPurposes(isOn ? [...purposes, purpose] : purposes.filter((known) => known !== purpose));

  return (
    <Dialog
      title={t(wayIn === undefined ? 'create' : 'edit')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" isPending={create.isPending || update.isPending} onPress={submit}>
          {t(wayIn === undefined ? 'create' : 'form.save')}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {failed && <Banner tone="danger">{failureText(failed)}</Banner>}
        {senders.isSuccess && senders.data.items.length === 0 && (
          <Banner tone="warning">{t('form.noSender')}</Banner>
        )}
        <TextField
          label={t('form.name')}
          help={t('form.nameHelp')}
          isRequired
          autoFocus
          maxLength={80}
          value={name}
          onChange={setName}
          error={isChecked ? missing.name : null}
        />
        {wayIn === undefined && (
          <Select
            label={t('form.sender')}
            options={(senders.data?.items ?? []).map(({ id, name: label }) => ({
              value: id,
              label,
            }))}
            value={senderId}
            onChange={setSender}
          />
        )}
        <TextArea
          label={t('form.message')}
          help={t('form.messageHelp')}
          isRequired
          rows={2}
          limit={longestMessage}
          value={message}
          onChange={setMessage}
          error={isChecked ? missing.message : null}
        />
        <fieldset className="flex flex-col gap-1">
          <legend className="text-label">{t('form.consent')}</legend>
          <p className="text-caption text-muted">{t('form.consentHelp')}</p>
          <Checkbox
            isSelected={purposes.includes('marketing')}
            onChange={(isOn) => toggle('marketing', isOn)}
          >
            {t('form.marketing')}
          </Checkbox>
          <Checkbox
            isSelected={purposes.includes('service')}
            onChange={(isOn) => toggle('service', isOn)}
          >
            {t('form.service')}
          </Checkbox>
        </fieldset>
        <TextArea
          label={t('form.words')}
          help={t('form.wordsHelp')}
          placeholder={t('form.wordsExample')}
          rows={3}
          limit={1000}
          isRequired={purposes.length > 0}
          value={consentText}
          onChange={setConsentText}
          error={isChecked ? missing.consent : null}
        />
      </form>
    </Dialog>
  );
}
