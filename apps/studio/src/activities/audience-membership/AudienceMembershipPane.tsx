import { useQueryClient } from '@tanstack/react-query';
import { Button, RadioGroup, Select } from '@waypost/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { ListDialog } from '../../people/audiences/ListDialog.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';

/** "Actions: List of people": which list people get on, or off. */
export function AudienceMembershipPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  resources,
}: PaneProps<'audienceMembership'>) {
  const { t } = useTranslation('editor');
  const queries = useQueryClient();
  const [isCreating, setCreating] = useState(false);
  const lists = resources.audiences.filter(({ kind }) => kind === 'list');
  return (
    <>
      <p className="text-caption text-muted">{t('membership.help')}</p>
      <RadioGroup
        label={t('membership.change')}
        isDisabled={isReadOnly}
        options={[
          { value: 'add', label: t('membership.add') },
          { value: 'remove', label: t('membership.remove') },
        ]}
        value={activity.change}
        onChange={(change) => onChange({ ...activity, change }, 'change')}
      />
      <FieldAnchor field="audienceId">
        <Select
          label={t('membership.list')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={t('membership.listPlaceholder')}
          options={lists.map(({ id, name, count }) => ({
            value: id,
            label: name,
            description: t('membership.people', { count }),
          }))}
          value={activity.audienceId}
          error={problemAt(problems, 'audienceId')}
          onChange={(audienceId) => onChange({ ...activity, audienceId }, 'audienceId')}
        />
      </FieldAnchor>
      {!isReadOnly && (
        <Button
          className="self-start"
          icon={<Plus aria-hidden />}
          onPress={() => setCreating(true)}
        >
          {t('membership.newList')}
        </Button>
      )}
      {isCreating && (
        <ListDialog
          onClose={() => setCreating(false)}
          onSaved={async ({ id }) => {
            await queries.invalidateQueries({ queryKey: orpc.audiences.key() });
            onChange({ ...activity, audienceId: id }, 'audienceId');
          }}
        />
      )}
    </>
  );
}
