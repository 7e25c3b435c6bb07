import type { WhatsAppContent } from '@waypost/whatsapp';
import {
  Banner,
  Button,
  Dialog,
  LoadMore,
  SegmentedControl,
  Select,
  Skeleton,
  Switch,
  TextArea,
} from '@waypost/ui';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { templatesOfSender, useResources } from '../activities/resources.ts';
import { useFailureText } from '../api/failure.ts';
import { usePreviewing } from '../editor/preview/Previewing.tsx';
import { judgeSample } from './judge-sample.ts';
import type { AssumedWindow } from './judge-sample.ts';
import { problemsCsv } from './problems-csv.ts';
import { SampleCard } from './SampleCard.tsx';
import { useSampleProblemText } from './sample-problem-text.ts';
import { pastedSamples, usePeopleSamples } from './use-samples.ts';

/** In the list of audiences, where ids never start with a dot: all profiles, and rows that are pasted. */
const everybody = '.everybody';
const pasted = '.pasted';

/** One message for many people at once, each with what is wrong with it for them. */
export function SimulateContent({
  senderId,
  content,
  onClose,
}: {
  senderId: string;
  content: WhatsAppContent;
  onClose: () => void;
}) {
  const { t } = useTranslation('message', { keyPrefix: 'simulate' });
  const failureText = useFailureText();
  const problemText = useSampleProblemText();
  const resources = useResources();
  const { journeyName, eventFields, results, entersByEvent } = usePreviewing();
  const [source, setSource] = useState(everybody);
  const [text, setText] = useState('');
  const [assumed, setWindow] = useState<AssumedWindow>('actual');
  const [onlyProblems, setOnlyProblems] = useState(false);
  const isPasted = source === pasted;
  const { people, forecast, samples, forecasts } = usePeopleSamples(
    {
      senderId,
      content,
      journeyName,
      eventFields,
      results,
      entersByEvent,
      audienceId: source === everybody || isPasted ? undefined : source,
    },
    !isPasted,
  );
  // Nobody wrote these rows: there is no window to look up.
  const window = isPasted && assumed === 'actual' ? 'open' : assumed;
  const judged = useMemo(() => {
    const templates = templatesOfSender(resources, senderId);
    const tried = isPasted ? pastedSamples(text, journeyName) : samples;
    return tried.map((sample) =>
      judgeSample(sample, isPasted ? null : (forecasts.get(sample.id) ?? null), {
        content,
        templates,
        window,
      }),
    );
  }, [resources, senderId, isPasted, text, journeyName, samples, forecasts, content, window]);
  const spoilt = judged.filter(({ problems }) => problems.length > 0);
  const shown = onlyProblems ? spoilt : judged;
  const failure = [people.query, forecast].find(({ isError }) => isError)?.error;
  const save = (): void => {
    const csv = problemsCsv(
      [t('csv.name'), t('csv.person'), t('csv.language'), t('csv.problem')],
      spoilt.flatMap(({ sample, outcome, problems }) =>
        problems.map((problem) => ({
          name: sample.name,
          id: sample.id,
          language: outcome.part === null ? '' : outcome.language,
          problem: problemText(problem),
        })),
      ),
    );
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
    link.download = 'problems.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Dialog
      title={t('title')}
      size="large"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button icon={<Download aria-hidden />} isDisabled={spoilt.length === 0} onPress={save}>
            {t('save')}
          </Button>
          <Button onPress={onClose}>{t('close')}</Button>
        </>
      }
    >
      <div className="flex min-h-100 flex-col gap-4">
        <div className="flex flex-wrap items-end gap-4">
          <Select
            label={t('people')}
            className="w-72"
            options={[
              { value: everybody, label: t('everybody') },
              ...resources.audiences.map(({ id, name, count }) => ({
                value: id,
                label: t('audience', { name, count }),
              })),
              { value: pasted, label: t('pasted') },
            ]}
            value={source}
            onChange={setSource}
          />
          {content.response !== undefined && (
            <SegmentedControl
              label={t('window')}
              segments={[
                ...(isPasted ? [] : [{ value: 'actual' as const, label: t('windowActual') }]),
                { value: 'open' as const, label: t('windowOpen') },
                { value: 'closed' as const, label: t('windowClosed') },
              ]}
              value={window}
              onChange={setWindow}
            />
          )}
          <Switch isSelected={onlyProblems} onChange={setOnlyProblems}>
            {t('onlyProblems', { count: spoilt.length })}
          </Switch>
        </div>
        {isPasted && (
          <TextArea
            label={t('rows')}
            help={t('rowsHelp')}
            placeholder={'first_name,locale,tier,event.total\nGiulia,it_IT,gold,84.90'}
            rows={4}
            value={text}
            onChange={setText}
          />
        )}
        {failure !== undefined && <Banner tone="danger">{failureText(failure)}</Banner>}
        {!isPasted && people.query.isPending ? (
          <Skeleton lines={8} />
        ) : shown.length === 0 ? (
          <p className="py-8 text-center text-body text-muted">
            {judged.length === 0 ? t('nobody') : t('noProblems')}
          </p>
        ) : (
          <ul
            aria-label={t('title')}
            className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3"
          >
            {shown.map((entry) => (
              <SampleCard key={entry.sample.id} judged={entry} textOf={problemText} />
            ))}
          </ul>
        )}
        {!isPasted && judged.length > 0 && (
          <LoadMore
            {...people.more}
            // Said above the list, with what keeps the forecast from coming.
            failure={null}
            summary={t('summary', { count: judged.length })}
            hasMore={people.more.hasMore && judged.length < 200}
          />
        )}
      </div>
    </Dialog>
  );
}
