import { useQuery } from '@tanstack/react-query';
import type { FlowForm } from '@waypost/api';
import { Button, Dialog, ErrorState, Skeleton } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import type { Answer } from './answer.ts';
import { FlowFieldInput, type FlowAnswer } from './FlowFieldInput.tsx';
import { FreeAnswers } from './FreeAnswers.tsx';

/** The form behind a Flow button, screen by screen. */
export function FlowDialog({
  number,
  messageId,
  title,
  onSend,
  onClose,
}: {
  number: string;
  messageId: string;
  /** Words of the button that opened it. */
  title: string;
  onSend: (answer: Answer) => void;
  onClose: () => void;
}) {
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const form = useQuery(orpc.handsets.form.queryOptions({ input: { number, messageId } }));
  const send = (answers: Record<string, FlowAnswer>): void => {
    onSend({ kind: 'flow', messageId, answers });
    onClose();
  };
  if (form.data === undefined) {
    return (
      <Dialog title={title} isOpen onOpenChange={onClose}>
        {form.isLoadingError ? (
          <ErrorState title={common('failure.loadTitle')} onRetry={() => void form.refetch()}>
            {failureText(form.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={4} />
        )}
      </Dialog>
    );
  }
  return form.data.screens === null ? (
    <FreeAnswers title={title} onSend={send} onClose={onClose} />
  ) : (
    <FlowScreens title={title} screens={form.data.screens} onSend={send} onClose={onClose} />
  );
}

function isEmpty(answer: FlowAnswer | undefined): boolean {
  return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
}

function FlowScreens({
  title,
  screens,
  onSend,
  onClose,
}: {
  title: string;
  screens: NonNullable<FlowForm['screens']>;
  onSend: (answers: Record<string, FlowAnswer>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handsets');
  const [place, setPlace] = useState(0);
  const [answers, setAnswers] = useState<Record<string, FlowAnswer>>({});
  const screen = screens[place];
  const isLast = place >= screens.length - 1;
  const misses =
    screen?.fields.some(({ name, required }) => required && isEmpty(answers[name])) ?? false;
  const given = Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => !isEmpty(answer)),
  );
  return (
    <Dialog
      title={screen?.title ?? title}
      isOpen
      onOpenChange={onClose}
      actions={
        <>
          {place > 0 && <Button onPress={() => setPlace(place - 1)}>{t('flow.back')}</Button>}
          <Button
            variant="primary"
            isDisabled={misses}
            onPress={() => {
              if (isLast) onSend(given);
              else setPlace(place + 1);
            }}
          >
            {t(isLast ? 'flow.send' : 'flow.next')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {screen?.fields.map((field) => (
          <FlowFieldInput
            key={field.name}
            field={field}
            value={answers[field.name]}
            onChange={(answer) => setAnswers({ ...answers, [field.name]: answer })}
          />
        ))}
      </div>
    </Dialog>
  );
}
