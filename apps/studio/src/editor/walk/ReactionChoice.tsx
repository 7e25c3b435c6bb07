import type { Reaction } from '@waypost/journey';
import { Button, TextField } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ChoiceProps } from './WalkChoices.tsx';

/** What the person, or the network, does with the message. */
export function ReactionChoice({ open, activity, title, texts, onChoose }: ChoiceProps<Reaction>) {
  const { t } = useTranslation('testing');
  const [text, setText] = useState('');
  const { message } = open;
  const reply = activity.outcomes.find(({ kind }) => kind === 'reply' || kind === 'keyword');
  if (message === null) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-label">{t('walk.ask.reaction', { activity: title })}</h3>
      <div className="flex flex-wrap gap-2">
        {activity.outcomes.map((outcome) => (
          <Button
            key={outcome.id}
            size="small"
            onPress={() =>
              onChoose({
                kind: 'outcome',
                message,
                outcome,
                ...(outcome.kind === 'reply' ? { text: text.trim() || t('walk.hello') } : {}),
              })
            }
          >
            {texts.outcome(outcome)}
          </Button>
        ))}
      </div>
      {reply !== undefined && (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === '') return;
            onChoose({
              kind: 'outcome',
              message,
              outcome: { id: reply.id, kind: 'reply' },
              text: text.trim(),
            });
          }}
        >
          <TextField
            className="min-w-0 flex-1"
            label={t('walk.writes')}
            value={text}
            onChange={setText}
          />
          <Button type="submit">{t('walk.write')}</Button>
        </form>
      )}
    </div>
  );
}
