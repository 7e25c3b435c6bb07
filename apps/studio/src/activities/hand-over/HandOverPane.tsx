import { DurationField, RadioGroup, Select, TextField, TokenEditor } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { usePersonalValues } from '../use-personal-values.ts';

/** "Actions: Hand over": whose conversation the team gets, with a note, and what the person waits for. */
export function HandOverPane({ activity, onChange, ...surroundings }: PaneProps<'handOver'>) {
  const { problems, isReadOnly, resources } = surroundings;
  const { t } = useTranslation('editor');
  const values = usePersonalValues(activity.id, surroundings);
  return (
    <>
      <p className="text-caption text-muted">{t('handOver.help')}</p>
      <FieldAnchor field="senderId">
        <Select
          label={t('handOver.sender')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={t('message.senderPlaceholder')}
          options={resources.senders.map(({ id, name, displayPhoneNumber }) => ({
            value: id,
            label: name,
            description: displayPhoneNumber,
          }))}
          value={activity.senderId}
          error={problemAt(problems, 'senderId')}
          onChange={(senderId) => onChange({ ...activity, senderId }, 'senderId')}
        />
      </FieldAnchor>
      <FieldAnchor field="note">
        <TokenEditor
          label={t('handOver.note')}
          isRequired
          isMultiline
          isReadOnly={isReadOnly}
          tokens={values}
          value={activity.note}
          error={problemAt(problems, 'note')}
          onChange={(note) => onChange({ ...activity, note }, 'note')}
        />
      </FieldAnchor>
      <TextField
        label={t('handOver.assignee')}
        help={t('handOver.assigneeHelp')}
        type="email"
        isReadOnly={isReadOnly}
        maxLength={320}
        value={activity.assignee ?? ''}
        onChange={(text) =>
          onChange({ ...activity, assignee: text.trim() === '' ? null : text.trim() }, 'assignee')
        }
      />
      <RadioGroup
        label={t('handOver.then')}
        isDisabled={isReadOnly}
        options={[
          { value: 'waits', label: t('handOver.waits') },
          { value: 'atOnce', label: t('handOver.atOnce') },
        ]}
        value={activity.waits ? 'waits' : 'atOnce'}
        onChange={(then) => onChange({ ...activity, waits: then === 'waits' }, 'waits')}
      />
      {activity.waits && (
        <DurationField
          label={t('handOver.deadline')}
          isDisabled={isReadOnly}
          value={activity.deadline}
          onChange={(deadline) => onChange({ ...activity, deadline }, 'deadline')}
        />
      )}
    </>
  );
}
