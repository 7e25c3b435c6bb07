import { httpMethodSchema } from '@waypost/journey';
import type { HttpRequest } from '@waypost/journey';
import { DurationField, NumberField, Select, TokenEditor } from '@waypost/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import { eventFieldsOf } from '../pane-props.ts';
import type { PaneProps } from '../pane-props.ts';
import { usePersonalValues } from '../use-personal-values.ts';
import { AnswerFields } from './AnswerFields.tsx';
import { BodyForm } from './BodyForm.tsx';
import { HeaderList } from './HeaderList.tsx';
import { TryRequest } from './TryRequest.tsx';

/** "Actions: HTTP request": what is asked of another system, and what is kept of its answer. */
export function HttpRequestPane({ activity, onChange, ...surroundings }: PaneProps<'httpRequest'>) {
  const { problems, isReadOnly, resources } = surroundings;
  const { t } = useTranslation('editor');
  const eventFields = eventFieldsOf(surroundings.graph);
  const values = usePersonalValues(activity.id, surroundings);
  const change = (changed: Partial<HttpRequest>, field: string): void =>
    onChange({ ...activity, ...changed }, field);
  const parts = {
    activity,
    values,
    secrets: resources.secrets,
    problems,
    isReadOnly,
    onChange: change,
  };
  return (
    <>
      <p className="text-caption text-muted">{t('http.help')}</p>
      <Select
        label={t('http.method')}
        isDisabled={isReadOnly}
        options={httpMethodSchema.options.map((method) => ({ value: method, label: method }))}
        value={activity.method}
        onChange={(method) => change({ method }, 'method')}
      />
      <FieldAnchor field="url">
        <TokenEditor
          label={t('http.url')}
          help={t('http.urlHelp')}
          isRequired
          isReadOnly={isReadOnly}
          placeholder="https://example.com/orders"
          tokens={values}
          value={activity.url}
          error={problemAt(problems, 'url')}
          onChange={(url) => change({ url }, 'url')}
        />
      </FieldAnchor>
      <PaneSection title={t('http.headers')} help={t('http.headersHelp')}>
        <HeaderList {...parts} />
      </PaneSection>
      <PaneSection title={t('http.body')}>
        <BodyForm {...parts} />
      </PaneSection>
      <PaneSection title={t('http.answerTab')} help={t('http.answerHelp')}>
        <AnswerFields {...parts} />
        <div className="grid grid-cols-2 gap-3">
          <NumberField
            label={t('http.timeout')}
            minValue={1}
            maxValue={60}
            isReadOnly={isReadOnly}
            value={activity.timeoutSeconds}
            onChange={(seconds) =>
              change({ timeoutSeconds: Number.isNaN(seconds) ? 10 : seconds }, 'timeoutSeconds')
            }
          />
          <NumberField
            label={t('http.retries')}
            minValue={0}
            maxValue={5}
            isReadOnly={isReadOnly}
            value={activity.retries}
            onChange={(retries) =>
              change({ retries: Number.isNaN(retries) ? 0 : retries }, 'retries')
            }
          />
        </div>
        <p className="text-caption text-muted">{t('http.retriesHelp')}</p>
        <DurationField
          label={t('http.giveUp')}
          help={t('http.giveUpHelp')}
          isDisabled={isReadOnly}
          value={activity.giveUpAfter}
          onChange={(giveUpAfter) => change({ giveUpAfter }, 'giveUpAfter')}
        />
      </PaneSection>
      <PaneSection title={t('http.tryTab')} help={t('http.tryHelp')}>
        <TryRequest activity={activity} eventFields={eventFields} />
      </PaneSection>
    </>
  );
}

function PaneSection({
  title,
  help,
  children,
}: {
  title: string;
  help?: string;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="text-label">{title}</h3>
      {help !== undefined && <p className="text-caption text-muted">{help}</p>}
      {children}
    </section>
  );
}
