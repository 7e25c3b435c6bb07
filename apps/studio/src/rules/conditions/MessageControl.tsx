import { messageStateSchema } from '@waypost/journey';
import type { MessageRule } from '@waypost/journey';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useSurroundings } from '../surroundings.ts';
import type { ConditionProps } from './SubjectControl.tsx';

/** What became of the message of an earlier WhatsApp activity. */
export function MessageControl({
  condition,
  place,
  isReadOnly,
  onChange,
}: ConditionProps<MessageRule>) {
  const { t } = useTranslation('rules');
  const { offers, problems } = useSurroundings();
  const { state, is } = condition;
  return (
    <div className="flex min-w-0 flex-[2] basis-72 flex-wrap items-start gap-2">
      <Select
        label={t('message.label')}
        hideLabel
        className="min-w-40 flex-[2] basis-40"
        placeholder={t('choose')}
        isDisabled={isReadOnly}
        options={(offers?.messages ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={condition.activityId}
        error={problems[`${place}.activityId`] ?? null}
        onChange={(activityId) => onChange({ ...condition, activityId })}
      />
      <Select
        label={t('message.state')}
        hideLabel
        className="min-w-36 flex-1 basis-36"
        isDisabled={isReadOnly}
        options={messageStateSchema.options.flatMap((value) => [
          { value, label: t(`message.${value}`) },
          { value: `${value}Not`, label: t(`message.${value}Not`) },
        ])}
        value={is ? state : `${state}Not`}
        onChange={(choice) => {
          const chosen = messageStateSchema.safeParse(choice.replace(/Not$/, ''));
          if (chosen.success) {
            onChange({ ...condition, state: chosen.data, is: !choice.endsWith('Not') });
          }
        }}
      />
    </div>
  );
}
