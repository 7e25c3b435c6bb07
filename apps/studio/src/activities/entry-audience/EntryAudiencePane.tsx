import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Rule } from '@waypost/journey';
import { Button, ComboBox, Dialog, Skeleton, TextField } from '@waypost/ui';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';
import { groupOf } from '../condition/rule-editing.ts';
import { ruleFields } from '../condition/rule-fields.ts';
import { RuleEditor } from '../condition/RuleEditor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import type { Resources } from '../resources.ts';

/** In the list of audiences, where ids are uuids, this stands for all profiles. */
const everybody = 'everybody';

/** "Entry: Audience": who enters when the journey is published, how many, and a few of them. */
export function EntryAudiencePane({
  activity,
  onChange,
  problems,
  isReadOnly,
  resources,
}: PaneProps<'entryAudience'>) {
  const { t } = useTranslation('editor');
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <FieldAnchor field="audienceId">
        <ComboBox
          label={t('entryAudience.audience')}
          isRequired
          isDisabled={isReadOnly}
          options={[
            { value: everybody, label: t('entryAudience.everybody') },
            ...resources.audiences.map(({ id, name, count }) => ({
              value: id,
              label: name,
              description: t('entryAudience.people', { count }),
            })),
          ]}
          value={activity.audienceId ?? everybody}
          onChange={(chosen) => {
            if (chosen === null) return;
            const audienceId = chosen === everybody ? null : chosen;
            onChange({ ...activity, audienceId }, 'audienceId');
          }}
          help={t('entryAudience.help')}
          error={problemAt(problems, 'audienceId')}
        />
      </FieldAnchor>
      {!isReadOnly && (
        <Button
          className="self-start"
          icon={<Plus aria-hidden />}
          onPress={() => setCreating(true)}
        >
          {t('entryAudience.create')}
        </Button>
      )}
      <AudiencePreview audienceId={activity.audienceId} />
      {isCreating && (
        <NewAudienceDialog
          resources={resources}
          onClose={() => setCreating(false)}
          onCreated={(audienceId) => {
            setCreating(false);
            onChange({ ...activity, audienceId }, 'audienceId');
          }}
        />
      )}
    </>
  );
}

function AudiencePreview({ audienceId }: { audienceId: string | null }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const preview = useQuery(orpc.audiences.preview.queryOptions({ input: { audienceId } }));
  if (preview.isPending) return <Skeleton lines={3} />;
  if (preview.isError)
    return <p className="text-caption text-muted">{t('entryAudience.noPreview')}</p>;
  const { count, marketingOptIn, sample } = preview.data;
  return (
    <section
      aria-label={t('entryAudience.preview')}
      className="rounded-card border border-line p-3"
    >
      <p className="text-body">
        <b className="font-semibold">{t('entryAudience.people', { count })}</b>
        {' · '}
        {t('entryAudience.optedIn', { count: marketingOptIn })}
      </p>
      <ul className="mt-2 flex flex-col gap-1 text-caption text-muted">
        {sample.slice(0, 5).map((person) => (
          <li key={person.id} className="flex justify-between gap-3">
            <span className="min-w-0 break-words">{person.name || t('person.noName')}</span>
            <span className="shrink-0">{person.phone ?? t('person.noPhone')}</span>
          </li>
        ))}
      </ul>
      {count > sample.length && sample.length > 0 && (
        <p className="mt-1 text-caption text-muted">
          {t('entryAudience.more', {
            count: format.number(count - Math.min(5, sample.length)),
          })}
        </p>
      )}
    </section>
  );
}

function NewAudienceDialog({
  resources,
  onClose,
  onCreated,
}: {
  resources: Resources;
  onClose: () => void;
  onCreated: (audienceId: string) => void;
}) {
  const { t } = useTranslation('editor');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const fields = useMemo(() => ruleFields(resources, null), [resources]);
  const [rule, setRule] = useState<Rule>(() => {
    const first = fields[0];
    return groupOf(
      'and',
      first ? [{ kind: 'comparison', field: first.field, operator: 'is_set', value: null }] : [],
    );
  });
  const preview = useQuery({
    ...orpc.audiences.preview.queryOptions({ input: { rule } }),
    placeholderData: (before) => before,
  });
  const create = useMutation(
    orpc.audiences.create.mutationOptions({
      onSuccess: async (audience) => {
        await queries.invalidateQueries({ queryKey: orpc.audiences.key() });
        onCreated(audience.id);
      },
    }),
  );
  return (
    <Dialog
      title={t('entryAudience.newTitle')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button
            variant="primary"
            isPending={create.isPending}
            isDisabled={name.trim() === ''}
            onPress={() => create.mutate({ name: name.trim(), rule })}
          >
            {t('entryAudience.createConfirm')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label={t('entryAudience.name')}
          isRequired
          maxLength={80}
          value={name}
          onChange={setName}
          error={create.isError ? failureText(create.error) : null}
        />
        <RuleEditor
          rule={rule}
          onChange={setRule}
          fields={fields}
          field="rule"
          problems={[]}
          isReadOnly={false}
        />
        {preview.data && (
          <p aria-live="polite" className="text-body text-muted">
            {t('entryAudience.people', { count: preview.data.count })}
          </p>
        )}
      </div>
    </Dialog>
  );
}
