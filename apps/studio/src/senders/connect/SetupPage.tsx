import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { setupStepSchema, type SetupStep } from '@waypost/api';
import { AlertDialog, Banner, Button, ErrorState, Page, PageHeader, Skeleton } from '@waypost/ui';
import { useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { isNotFound, useFailureText } from '../../api/failure.ts';
import { AccountStep } from './AccountStep.tsx';
import { CredentialsStep } from './CredentialsStep.tsx';
import { NumberStep } from './NumberStep.tsx';
import { RulesStep } from './RulesStep.tsx';
import { StepList } from './StepList.tsx';
import { progressOf, steps, type StepProps } from './steps.ts';
import { TestStep } from './TestStep.tsx';
import { WebhookStep } from './WebhookStep.tsx';

const screens: Record<SetupStep, ComponentType<StepProps>> = {
  credentials: CredentialsStep,
  account: AccountStep,
  number: NumberStep,
  webhook: WebhookStep,
  rules: RulesStep,
  test: TestStep,
};

/** One set-up at one of its steps. */
export function SetupPage() {
  const { t } = useTranslation('connect');
  const { t: common } = useTranslation();
  const { t: senders } = useTranslation('senders');
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { setupId, step: asked } = useParams({
    from: '/shell/settings/senders/connect/$setupId/$step',
  });
  const [isDiscarding, setDiscarding] = useState(false);
  const query = useQuery(orpc.senderSetups.get.queryOptions({ input: { id: setupId } }));
  const discard = useMutation(
    orpc.senderSetups.discard.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/settings/senders/connect' });
        await queries.invalidateQueries();
      },
    }),
  );

  if (!query.data) {
    return (
      <Page>
        {query.isLoadingError ? (
          <ErrorState
            title={isNotFound(query.error) ? t('gone') : common('failure.loadTitle')}
            onRetry={() => void query.refetch()}
          >
            {failureText(query.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    );
  }
  const setup = query.data;
  const wanted = setupStepSchema.safeParse(asked).data ?? 'credentials';
  const furthest = Math.min(progressOf(setup), steps.length - 1);
  const place = Math.min(steps.indexOf(wanted), furthest);
  const step = steps[place] ?? 'credentials';
  const Screen = screens[step];
  const next = steps[place + 1];
  const isKept = setup.repairs || (setup.sender?.policiesConfirmedAt ?? null) !== null;

  return (
    <Page>
      <PageHeader
        title={setup.sender?.name ?? t('title')}
        parent={{ label: senders('title'), href: '/settings/senders' }}
        description={t('lead')}
        secondary={
          <Button variant="quiet" onPress={() => setDiscarding(true)}>
            {t('discard.action')}
          </Button>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <StepList setup={setup} shown={step} />
        <Screen
          key={step}
          setup={setup}
          onNext={() => {
            if (next === undefined) return;
            void navigate({
              to: '/settings/senders/connect/$setupId/$step',
              params: { setupId: setup.id, step: next },
            });
          }}
        />
      </div>
      <AlertDialog
        title={t('discard.title')}
        isOpen={isDiscarding}
        onOpenChange={setDiscarding}
        confirmLabel={t('discard.action')}
        isDanger
        isPending={discard.isPending}
        onConfirm={() => discard.mutate({ id: setup.id })}
      >
        {discard.isError && (
          <Banner tone="danger" className="mb-3">
            {failureText(discard.error)}
          </Banner>
        )}
        {t(isKept ? 'discard.repairText' : 'discard.text')}
      </AlertDialog>
    </Page>
  );
}
