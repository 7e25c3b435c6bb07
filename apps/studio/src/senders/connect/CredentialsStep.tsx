import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Link, TextField } from '@waypost/ui';
import { hasProblem } from '@waypost/whatsapp';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { fieldIssues } from '../../api/failure.ts';
import { CheckList } from './CheckList.tsx';
import { StepFailure } from './StepFailure.tsx';
import type { StepProps } from './steps.ts';

const developers = 'https://developers.facebook.com/apps/';
const business = 'https://business.facebook.com/settings/system-users';

/** App id, app secret and token: where they are found, what is wrong with them. */
export function CredentialsStep({ setup, onNext }: StepProps) {
  const { t } = useTranslation('connect', { keyPrefix: 'credentials' });
  const { t: connect } = useTranslation('connect');
  const queries = useQueryClient();
  const [appId, setAppId] = useState(setup.appId ?? '');
  const [appSecret, setAppSecret] = useState('');
  const [token, setToken] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isComplete = setup.appId !== null && setup.hasAppSecret && setup.hasToken;
  const known = useQuery({
    ...orpc.senderSetups.check.queryOptions({ input: { id: setup.id, step: 'credentials' } }),
    enabled: isComplete,
    staleTime: 30_000,
  });
  const save = useMutation(
    orpc.senderSetups.saveCredentials.mutationOptions({
      onSuccess: async () => {
        setAppSecret('');
        setToken('');
        setChecked(false);
        await queries.invalidateQueries({ queryKey: orpc.senderSetups.key() });
      },
    }),
  );
  const issues = fieldIssues(save.error);
  const checks = save.data?.checks ?? known.data?.checks ?? [];
  const isIdWrong = !/^\d{5,30}$/.test(appId.trim());
  const isSecretMissing = appSecret.trim() === '' && !setup.hasAppSecret;
  const isTokenMissing = token.trim() === '' && !setup.hasToken;
  const submit = (): void => {
    setChecked(true);
    if (isIdWrong || isSecretMissing || isTokenMissing) return;
    save.mutate({
      id: setup.id,
      appId: appId.trim(),
      ...(appSecret.trim() === '' ? {} : { appSecret: appSecret.trim() }),
      ...(token.trim() === '' ? {} : { accessToken: token.trim() }),
    });
  };
  const isUntouched = appId.trim() === setup.appId && appSecret === '' && token === '';
  const mayGoOn = isUntouched && checks.length > 0 && !hasProblem(checks);
  const kind = setup.numberKind;

  return (
    <div className="flex flex-col gap-4">
      <Card title={t('whereTitle')}>
        <ol className="flex list-decimal flex-col gap-2 pl-5 text-body">
          <li>{t(`where.${kind}.one`)}</li>
          <li>{t(`where.${kind}.two`)}</li>
          <li>{t(`where.${kind}.three`)}</li>
          <li>{t(`where.${kind}.four`)}</li>
        </ol>
        <p className="pt-3 text-body text-muted">{t('scopes')}</p>
        <p className="flex flex-wrap gap-x-4 gap-y-1 pt-3 text-body">
          <Link href={developers} target="_blank" rel="noreferrer">
            {t('openMeta')}
          </Link>
          <Link href={business} target="_blank" rel="noreferrer">
            {t('openBusiness')}
          </Link>
        </p>
      </Card>
      <Card title={t('title')}>
        <form
          className="flex flex-col gap-4"
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <StepFailure error={save.error} fields={['appId', 'appSecret', 'accessToken']} />
          <TextField
            label={t('appId')}
            help={t('appIdHelp')}
            isRequired
            autoComplete="off"
            inputMode="numeric"
            error={isChecked && isIdWrong ? t('missing.appId') : (issues['appId'] ?? null)}
            value={appId}
            onChange={setAppId}
          />
          <TextField
            label={t('appSecret')}
            help={setup.hasAppSecret ? t('kept') : t('appSecretHelp')}
            isRequired={!setup.hasAppSecret}
            type="password"
            autoComplete="off"
            error={
              isChecked && isSecretMissing ? t('missing.appSecret') : (issues['appSecret'] ?? null)
            }
            value={appSecret}
            onChange={setAppSecret}
          />
          <TextField
            label={t('token')}
            help={setup.hasToken ? t('kept') : t('tokenHelp')}
            isRequired={!setup.hasToken}
            type="password"
            autoComplete="off"
            error={
              isChecked && isTokenMissing ? t('missing.token') : (issues['accessToken'] ?? null)
            }
            value={token}
            onChange={setToken}
          />
          <CheckList checks={checks} />
          <div className="flex flex-wrap gap-2">
            <Button
              type="submit"
              variant={mayGoOn ? 'secondary' : 'primary'}
              isPending={save.isPending}
            >
              {t('submit')}
            </Button>
            {mayGoOn && (
              <Button variant="primary" onPress={onNext}>
                {connect('next')}
              </Button>
            )}
          </div>
        </form>
      </Card>
    </div>
  );
}
