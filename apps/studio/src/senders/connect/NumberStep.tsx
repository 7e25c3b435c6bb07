import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Banner, Button, Card, RadioGroup, Skeleton, TextField } from '@waypost/ui';
import type { Check } from '@waypost/whatsapp';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { CheckList } from './CheckList.tsx';
import { RegisterNumber } from './RegisterNumber.tsx';
import { StepFailure } from './StepFailure.tsx';
import type { StepProps } from './steps.ts';

/** The number is picked from the account's; one that is not registered can be registered here. */
export function NumberStep({ setup, onNext }: StepProps) {
  const { t } = useTranslation('connect', { keyPrefix: 'number' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(setup.sender?.phoneNumberId ?? null);
  const [name, setName] = useState(setup.sender?.name ?? null);
  const [isChecked, setChecked] = useState(false);
  const [registered, setRegistered] = useState<Check[] | null>(null);
  const list = useQuery(orpc.senderSetups.numbers.queryOptions({ input: { id: setup.id } }));
  const choose = useMutation(
    orpc.senderSetups.chooseNumber.mutationOptions({
      onSuccess: async ({ setup: { sender } }, { phoneNumberId }) => {
        await queries.invalidateQueries();
        if (sender?.phoneNumberId === phoneNumberId) onNext();
      },
    }),
  );
  const numbers = list.data?.numbers ?? [];
  const only = numbers.length === 1 ? numbers[0] : undefined;
  const selected = numbers.find(({ id }) => id === chosen) ?? only;
  const wantedName = name ?? selected?.verifiedName ?? '';
  const checks = choose.data?.checks ?? registered ?? selected?.checks ?? [];
  const isOther = setup.repairs && selected?.id !== setup.sender?.phoneNumberId;

  return (
    <Card
      title={t('title')}
      aside={
        <Button size="small" isPending={list.isFetching} onPress={() => void list.refetch()}>
          {t('refresh')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-body text-muted">{t('text', { account: setup.accountName ?? '' })}</p>
        {list.isPending && <Skeleton lines={3} />}
        {list.isError && <Banner tone="danger">{failureText(list.error)}</Banner>}
        <CheckList checks={list.data?.checks ?? []} />
        {numbers.length > 0 && (
          <RadioGroup
            label={t('list')}
            options={numbers.map((number) => ({
              value: number.id,
              label: number.displayPhoneNumber,
              description: [
                number.verifiedName,
                t(number.isRegistered ? 'registered' : 'notRegistered'),
                number.isTestNumber ? t('testNumber') : '',
              ]
                .filter((part) => part !== '')
                .join(' · '),
            }))}
            value={selected?.id ?? null}
            onChange={(id) => {
              choose.reset();
              setRegistered(null);
              setChosen(id);
            }}
          />
        )}
        <CheckList checks={checks} />
        {selected !== undefined && !selected.isRegistered && (
          <RegisterNumber
            key={selected.id}
            setupId={setup.id}
            phoneNumberId={selected.id}
            onAnswer={(found) => {
              choose.reset();
              setRegistered(found);
              void list.refetch();
            }}
          />
        )}
        {isOther && selected !== undefined && <Banner tone="warning">{t('fixed')}</Banner>}
        {selected?.isRegistered === true && !isOther && (
          <>
            <TextField
              className="max-w-100"
              label={t('name')}
              help={t('nameHelp')}
              isRequired
              maxLength={80}
              error={isChecked && wantedName.trim() === '' ? t('nameMissing') : null}
              value={wantedName}
              onChange={setName}
            />
            <StepFailure error={choose.error} />
            <Button
              className="self-start"
              variant="primary"
              isPending={choose.isPending}
              onPress={() => {
                setChecked(true);
                if (wantedName.trim() === '') return;
                choose.mutate({
                  id: setup.id,
                  phoneNumberId: selected.id,
                  name: wantedName.trim(),
                });
              }}
            >
              {t('submit')}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}
