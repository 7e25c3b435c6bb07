import { Banner, Button, Card, FileDrop, Page, PageHeader } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { JourneyDrawing } from '../gallery/JourneyDrawing.tsx';
import { ImportForm } from './ImportForm.tsx';
import { useJourneyImport } from './use-journey-import.ts';

interface ChosenFile {
  /** Another for each file chosen. */
  key: string;
  content: unknown;
}

/** Brings in a journey that was exported, here or elsewhere: first everything is looked at, then it is made. */
export function ImportJourneyPage() {
  const { t } = useTranslation('gallery', { keyPrefix: 'import' });
  const { t: gallery } = useTranslation('gallery');
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const choose = async (file: File): Promise<void> => {
    try {
      const content: unknown = JSON.parse(await file.text());
      setChosen({ key: `${file.name} ${Date.now()}`, content });
      setUnreadable(false);
    } catch {
      setChosen(null);
      setUnreadable(true);
    }
  };
  if (chosen !== null) {
    return <ImportOf key={chosen.key} file={chosen} onOther={() => setChosen(null)} />;
  }
  return (
    <Page width="narrow">
      <PageHeader
        title={t('title')}
        description={t('lead')}
        parent={{ label: gallery('journeys'), href: '/journeys' }}
      />
      <div className="flex flex-col gap-4">
        {isUnreadable && (
          <Banner tone="danger" title={t('refused')}>
            {t('unreadable')}
          </Banner>
        )}
        <FileDrop
          label={t('drop')}
          help={t('dropHelp')}
          accept={['.json', 'application/json']}
          onFile={(file) => void choose(file)}
        />
      </div>
    </Page>
  );
}

function ImportOf({ file, onOther }: { file: ChosenFile; onOther: () => void }) {
  const { t } = useTranslation('gallery', { keyPrefix: 'import' });
  const { t: gallery } = useTranslation('gallery');
  const work = useJourneyImport(file.content, file.key);
  const { plan } = work;
  return (
    <Page width="narrow">
      <PageHeader
        title={plan?.name ?? t('title')}
        description={t('planLead')}
        parent={{ label: gallery('journeys'), href: '/journeys' }}
        secondary={<Button onPress={onOther}>{t('other')}</Button>}
        action={
          plan !== undefined &&
          work.left === null && (
            <Button variant="primary" isPending={work.isRunning} onPress={work.run}>
              {t('run')}
            </Button>
          )
        }
      />
      <div className="flex flex-col gap-4">
        {plan !== undefined && (
          <Card className="bg-canvas">
            <JourneyDrawing graph={plan.graph} className="h-56 w-full" />
          </Card>
        )}
        <ImportForm work={work} suggestedName={plan?.name ?? ''} />
      </div>
    </Page>
  );
}
