import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import { Banner, Button, Card, Dialog, RadioGroup, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { ConsentBadge } from './ConsentBadge.tsx';
import { Facts } from './Facts.tsx';

interface ConsentEntry {
  purpose: 'marketing' | 'service';
  state: 'in' | 'out';
  source: string;
  proof: string;
  givenAt: string;
}

/** What the person agreed to, by purpose, and every statement with its proof. */
export function ConsentCard({
  profile,
}: {
  profile: Pick<Profile, 'id' | 'marketingConsent' | 'serviceConsent'> & {
    consentHistory: readonly ConsentEntry[];
  };
}) {
  const { t } = useTranslation('people', { keyPrefix: 'consent' });
  const format = useFormat();
  const [isRecording, setRecording] = useState(false);
  return (
    <Card
      title={t('title')}
      aside={
        <Button size="small" onPress={() => setRecording(true)}>
          {t('record')}
        </Button>
      }
    >
      <Facts
        items={[
          { name: t('marketing'), value: <ConsentBadge state={profile.marketingConsent} /> },
          { name: t('service'), value: <ConsentBadge state={profile.serviceConsent} /> },
        ]}
      />
      {profile.consentHistory.length > 0 && (
        <>
          <h3 className="mt-4 mb-2 text-label">{t('history')}</h3>
          <ol className="flex flex-col gap-2">
            {profile.consentHistory.map((entry, index) => (
              <li key={index} className="flex flex-col text-body">
                <span>
                  {t('statement', {
                    purpose: t(entry.purpose),
                    state: t(entry.state),
                    date: format.dateTime(entry.givenAt),
                  })}
                </span>
                <span className="text-caption break-words text-muted">
                  {entry.proof === ''
                    ? t('source', { source: entry.source })
                    : t('sourceAndProof', { source: entry.source, proof: entry.proof })}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {isRecording && <RecordConsent profileId={profile.id} onClose={() => setRecording(false)} />}
    </Card>
  );
}

function RecordConsent({ profileId, onClose }: { profileId: string; onClose: () => void }) {
  const { t } = useTranslation('people', { keyPrefix: 'consent' });
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [purpose, setPurpose] = useState<'marketing' | 'service'>('marketing');
  const [state, setState] = useState<'in' | 'out'>('in');
  const [proof, setProof] = useState('');
  const [isProofMissing, setProofMissing] = useState(false);
  const record = useMutation(
    orpc.profiles.recordConsent.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.profiles.key() });
        onClose();
      },
    }),
  );
  const submit = (): void => {
    const lacksProof = state === 'in' && proof.trim() === '';
    setProofMissing(lacksProof);
    if (!lacksProof) {
      record.mutate({ id: profileId, purpose, state, source: 'studio', proof: proof.trim() });
    }
  };
  return (
    <Dialog
      title={t('recordTitle')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" isPending={record.isPending} onPress={submit}>
          {t(state === 'in' ? 'recordIn' : 'recordOut')}
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
        {record.isError && <Banner tone="danger">{failureText(record.error)}</Banner>}
        <RadioGroup
          label={t('purpose')}
          options={[
            { value: 'marketing', label: t('marketing'), description: t('marketingHelp') },
            { value: 'service', label: t('service'), description: t('serviceHelp') },
          ]}
          value={purpose}
          onChange={setPurpose}
        />
        <RadioGroup
          label={t('state')}
          options={[
            { value: 'in', label: t('in') },
            { value: 'out', label: t('out'), description: t('outHelp') },
          ]}
          value={state}
          onChange={setState}
        />
        <TextField
          label={t('proof')}
          isRequired={state === 'in'}
          help={t('proofHelp')}
          error={isProofMissing ? t('proofMissing') : null}
          maxLength={500}
          value={proof}
          onChange={(value) => {
            setProof(value);
            setProofMissing(false);
          }}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
