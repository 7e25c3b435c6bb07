import type { Sender } from '@waypost/api';
import { responseContentSchema } from '@waypost/whatsapp';
import type { WhatsAppContent } from '@waypost/whatsapp';
import { SegmentedControl, Select } from '@waypost/ui';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePreviewing } from '../../editor/preview/Previewing.tsx';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { LabelledResult } from '../result-labels.ts';
import { templatesOfSender, useResources } from '../resources.ts';
import { kindOfContent, withContentKind } from './content-kind.ts';
import type { ContentKind } from './content-kind.ts';
import { personalValues } from './personal-values.ts';
import { startOfKind } from './response/response-kinds.ts';
import { ResponseForm } from './response/ResponseForm.tsx';
import { SenderBadge } from './SenderBadge.tsx';
import { TemplateForm } from './TemplateForm.tsx';

export interface MessageDraft {
  senderId: string | null;
  content: WhatsAppContent;
}

export interface MessageFormProps extends MessageDraft {
  /** `field` names what was changed, as problems do. */
  onChange: (changed: MessageDraft, field: string) => void;
  problems: readonly FieldProblem[];
  eventFields?: readonly string[];
  /** Names of attributes that the journey itself gives people. */
  givenAttributes?: readonly string[];
  /** What earlier activities of the journey learn. */
  results?: readonly LabelledResult[];
  /** Language looked at; null: the default one. */
  language: string | null;
  onLanguageChange: (language: string) => void;
  isReadOnly?: boolean;
  /** False where people are written to out of the blue: a response then needs a template beside it. */
  mayOnlyRespond?: boolean;
}

/** Who sends, and what: an approved template, a response inside the 24-hour window, or both. */
export function MessageForm({
  senderId,
  content,
  onChange,
  problems,
  eventFields = [],
  givenAttributes = [],
  results = [],
  language,
  onLanguageChange,
  isReadOnly = false,
  mayOnlyRespond = true,
}: MessageFormProps) {
  const { t, i18n } = useTranslation('message');
  const { t: editor } = useTranslation('editor');
  const resources = useResources();
  const { data, isWindowOpen, setWindowOpen } = usePreviewing();
  // Both is what the author wants, also while there is no template yet.
  const [isBothWanted, setBothWanted] = useState(false);
  const aside = useRef<Pick<WhatsAppContent, 'template' | 'response'>>({});

  const sender = resources.senders.find(({ id }) => id === senderId);
  const values = useMemo(
    () => personalValues(editor, resources, eventFields, givenAttributes, data, results),
    [editor, resources, eventFields, givenAttributes, data, results],
  );
  const found = kindOfContent(content);
  const kind = found === 'response' && (isBothWanted || !mayOnlyRespond) ? 'both' : found;
  const chooseKind = (chosen: ContentKind): void => {
    if (chosen === kind) return;
    aside.current = { ...aside.current, ...partsOf(content) };
    setBothWanted(chosen === 'both');
    const changed = withContentKind(content, chosen, aside.current);
    const start = content.template?.defaultLanguage ?? i18n.language;
    onChange(
      {
        senderId,
        content:
          chosen === 'template' || changed.response !== undefined
            ? changed
            : {
                ...changed,
                response: responseContentSchema.parse({
                  defaultLanguage: start,
                  byLanguage: { [start]: startOfKind('text') },
                }),
              },
      },
      'content',
    );
    setWindowOpen(chosen !== 'template');
  };
  const part = kind === 'both' ? (isWindowOpen ? 'response' : 'template') : kind;
  const problemsIn = (name: 'template' | 'response') =>
    problems.filter(({ field }) => `${field}.`.startsWith(`content.${name}.`)).length;

  return (
    <div className="flex flex-col gap-4">
      <FieldAnchor field="senderId">
        <Select
          label={editor('message.sender')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={editor('message.senderPlaceholder')}
          options={resources.senders.map((option) => ({
            value: option.id,
            label: option.name,
            description: senderDescription(option),
          }))}
          value={sender?.id ?? null}
          onChange={(id) => onChange({ senderId: id, content }, 'senderId')}
          error={problemAt(problems, 'senderId')}
        />
        {sender && (
          <p className="mt-1.5 flex items-center gap-2 text-caption text-muted">
            <SenderBadge connection={sender.connection} />
            {sender.connection === 'simulator'
              ? editor('message.simulatorHint')
              : editor('message.metaHint', { number: sender.displayPhoneNumber })}
          </p>
        )}
      </FieldAnchor>
      <FieldAnchor field="content">
        <Select<ContentKind>
          label={t('contentKind.label')}
          isDisabled={isReadOnly}
          help={t(`contentKind.${kind}Help`)}
          options={[
            {
              value: 'template' as const,
              label: t('contentKind.template'),
              description: t('contentKind.templateHelp'),
            },
            ...(mayOnlyRespond
              ? [
                  {
                    value: 'response' as const,
                    label: t('contentKind.response'),
                    description: t('contentKind.responseHelp'),
                  },
                ]
              : []),
            {
              value: 'both' as const,
              label: t('contentKind.both'),
              description: t('contentKind.bothHelp'),
            },
          ]}
          value={kind}
          onChange={chooseKind}
          error={problemAt(problems, 'content.response')}
        />
      </FieldAnchor>
      {kind === 'both' && (
        <SegmentedControl
          label={t('part.label')}
          className="self-start"
          segments={[
            { value: 'response' as const, label: partLabel('response') },
            { value: 'template' as const, label: partLabel('template') },
          ]}
          value={isWindowOpen ? 'response' : 'template'}
          onChange={(chosen) => setWindowOpen(chosen === 'response')}
        />
      )}
      {part === 'template' ? (
        <TemplateForm
          connection={sender?.connection ?? null}
          templates={templatesOfSender(resources, senderId)}
          template={content.template}
          onChange={(template, field) =>
            onChange({ senderId, content: { ...content, template } }, field)
          }
          values={values}
          problems={problems}
          language={language}
          onLanguageChange={onLanguageChange}
          isReadOnly={isReadOnly}
        />
      ) : (
        content.response !== undefined && (
          <ResponseForm
            response={content.response}
            onChange={(response, field) =>
              onChange({ senderId, content: { ...content, response } }, field)
            }
            values={values}
            problems={problems}
            language={language}
            onLanguageChange={onLanguageChange}
            isReadOnly={isReadOnly}
          />
        )
      )}
    </div>
  );

  function partLabel(name: 'template' | 'response'): string {
    const count = problemsIn(name);
    return count === 0 ? t(`part.${name}`) : t(`part.${name}Problems`, { count });
  }

  function senderDescription(option: Sender): string {
    return option.connection === 'simulator'
      ? editor('message.senderSimulator', { number: option.displayPhoneNumber })
      : editor('message.senderMeta', { number: option.displayPhoneNumber });
  }
}

function partsOf({
  template,
  response,
}: WhatsAppContent): Pick<WhatsAppContent, 'template' | 'response'> {
  return {
    ...(template === undefined ? {} : { template }),
    ...(response === undefined ? {} : { response }),
  };
}
