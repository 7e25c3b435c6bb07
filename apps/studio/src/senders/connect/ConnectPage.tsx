import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Banner, Button, Card, Page, PageHeader } from '@waypost/ui';
import { FlaskConical, Smartphone, TestTube } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { OpenSetups } from './OpenSetups.tsx';
import { SimulatedNumberDialog } from './SimulatedNumberDialog.tsx';

/** Where connecting begins: with Meta's test number, with one's own, or in the simulator. */
export function ConnectPage() {
  const { t } = useTranslation('connect');
  const { t: senders } = useTranslation('senders');
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isSimulating, setSimulating] = useState(false);
  const start = useMutation(
    orpc.senderSetups.start.mutationOptions({
      onSuccess: async (setup) => {
        await queries.invalidateQueries({ queryKey: orpc.senderSetups.key() });
        await navigate({
          to: '/settings/senders/connect/$setupId/$step',
          params: { setupId: setup.id, step: 'credentials' },
        });
      },
    }),
  );
  const begin = (numberKind: 'test' | 'own') => start.mutate({ numberKind });

  return (
    <Page>
      <PageHeader
        title={t('title')}
        parent={{ label: senders('title'), href: '/settings/senders' }}
        description={t('lead')}
      />
      <div className="flex flex-col gap-6">
        {start.isError && <Banner tone="danger">{failureText(start.error)}</Banner>}
        <OpenSetups />
        <div className="grid gap-4 lg:grid-cols-3">
          <Choice
            icon={<TestTube aria-hidden />}
            title={t('start.test.title')}
            text={t('start.test.text')}
          >
            <Button variant="primary" isPending={start.isPending} onPress={() => begin('test')}>
              {t('start.test.action')}
            </Button>
          </Choice>
          <Choice
            icon={<Smartphone aria-hidden />}
            title={t('start.own.title')}
            text={t('start.own.text')}
          >
            <Button isPending={start.isPending} onPress={() => begin('own')}>
              {t('start.own.action')}
            </Button>
          </Choice>
          <Choice
            icon={<FlaskConical aria-hidden />}
            title={t('start.simulated.title')}
            text={t('start.simulated.text')}
          >
            <Button onPress={() => setSimulating(true)}>{t('start.simulated.action')}</Button>
          </Choice>
        </div>
        <Banner title={t('start.notNow.title')}>{t('start.notNow.text')}</Banner>
      </div>
      {isSimulating && <SimulatedNumberDialog onClose={() => setSimulating(false)} />}
    </Page>
  );
}

function Choice({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <Card className="flex flex-col gap-3">
      <span className="flex size-9 items-center justify-center rounded-control bg-whatsapp-tint text-whatsapp [&_svg]:size-5">
        {icon}
      </span>
      <h2 className="text-title">{title}</h2>
      <p className="flex-1 text-body text-muted">{text}</p>
      <div>{children}</div>
    </Card>
  );
}
