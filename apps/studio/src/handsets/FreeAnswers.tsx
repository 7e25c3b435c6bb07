import { Button, Dialog, TextArea } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { FlowAnswer } from './FlowFieldInput.tsx';

const answersSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

function readAnswers(text: string): Record<string, FlowAnswer> | null {
  try {
    return answersSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Answers to a Flow whose screens only Meta knows, written as JSON. */
export function FreeAnswers({
  title,
  onSend,
  onClose,
}: {
  title: string;
  onSend: (answers: Record<string, FlowAnswer>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handsets');
  const [text, setText] = useState('{\n  "name": "Giulia"\n}');
  const answers = readAnswers(text);
  return (
    <Dialog
      title={title}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button
          variant="primary"
          isDisabled={answers === null}
          onPress={() => {
            if (answers) onSend(answers);
          }}
        >
          {t('flow.send')}
        </Button>
      }
    >
      <TextArea
        label={t('flow.json')}
        help={t('flow.unknown')}
        error={answers === null ? t('flow.notJson') : null}
        value={text}
        onChange={setText}
      />
    </Dialog>
  );
}
