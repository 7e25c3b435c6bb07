import type { Sender } from '@waypost/api';
import { templateSlots } from '@waypost/whatsapp';
import type { TemplateCategory, WhatsAppContent } from '@waypost/whatsapp';
import { Banner, Button, ComboBox, Menu, Select } from '@waypost/ui';
import { Languages } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import { templatesOfSender, useResources } from '../resources.ts';
import { LanguageTabs } from './LanguageTabs.tsx';
import { personalValues } from './personal-values.ts';
import { SenderBadge } from './SenderBadge.tsx';
import { SlotField } from './SlotField.tsx';
import { startContent, templateChoices, withSlot } from './template-choice.ts';

export interface MessageDraft {
  senderId: string | null;
  content: WhatsAppContent;
}

export interface MessageFormProps extends MessageDraft {
  /** `field` names what was changed, as problems do. */
  onChange: (changed: MessageDraft, field: string) => void;
  problems: readonly FieldProblem[];
  eventFields?: readonly string[];
  /** Language looked at; null: the default one. */
  language: string | null;
  onLanguageChange: (language: string) => void;
  isReadOnly?: boolean;
}

type CategoryFilter = TemplateCategory | 'ALL';

/** Who sends, which template, and a field per variable and media slot of each of its languages. */
export function MessageForm({
  senderId,
  content,
  onChange,
  problems,
  eventFields = [],
  language,
  onLanguageChange,
  isReadOnly = false,
}: MessageFormProps) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const resources = useResources();
  const [category, setCategory] = useState<CategoryFilter>('ALL');

  const sender = resources.senders.find(({ id }) => id === senderId);
  const choices = useMemo(
    () => templateChoices(templatesOfSender(resources, senderId)),
    [resources, senderId],
  );
  const values = useMemo(
    () => personalValues(t, resources, eventFields),
    [t, resources, eventFields],
  );
  const { template } = content;
  const chosen = choices.find(({ name }) => name === template?.name);
  const offered = choices.filter(
    (choice) =>
      category === 'ALL' || choice.category === category || choice.name === template?.name,
  );
  const shown =
    template === undefined
      ? null
      : language !== null && language in template.byLanguage
        ? language
        : template.defaultLanguage;
  const version = chosen?.versions.find((candidate) => candidate.language === shown);
  const hasSlot = (code: string, key: string) => {
    const other = chosen?.versions.find((candidate) => candidate.language === code);
    return other !== undefined && templateSlots(other).some((slot) => slot.key === key);
  };

  return (
    <div className="flex flex-col gap-4">
      <FieldAnchor field="senderId">
        <Select
          label={t('message.sender')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={t('message.senderPlaceholder')}
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
              ? t('message.simulatorHint')
              : t('message.metaHint', { number: sender.displayPhoneNumber })}
          </p>
        )}
      </FieldAnchor>

      {!isReadOnly && (
        <Select
          label={t('message.category')}
          options={[
            { value: 'ALL' as const, label: t('category.all') },
            { value: 'MARKETING' as const, label: t('category.marketing') },
            { value: 'UTILITY' as const, label: t('category.utility') },
            { value: 'AUTHENTICATION' as const, label: t('category.authentication') },
          ]}
          value={category}
          onChange={setCategory}
        />
      )}

      <FieldAnchor field="content.template">
        <ComboBox
          label={t('message.template')}
          isRequired
          isDisabled={isReadOnly || sender === undefined}
          placeholder={t('message.templatePlaceholder')}
          help={sender === undefined ? t('message.senderFirst') : undefined}
          options={offered.map((choice) => ({
            value: choice.name,
            label: choice.name,
            description: t('message.templateDescription', {
              category: categoryText(choice.category),
              languages: choice.versions.map((entry) => entry.language).join(', '),
              status: choice.approved.length > 0 ? t('message.approved') : t('message.notApproved'),
            }),
          }))}
          value={template?.name ?? null}
          onChange={(name) => {
            const choice = choices.find((candidate) => candidate.name === name);
            if (!choice || !sender || name === template?.name) return;
            const known = values.map(({ path }) => path);
            onChange(
              {
                senderId,
                content: { ...content, template: startContent(choice, known, sender.connection) },
              },
              'content.template',
            );
          }}
          error={
            problemAt(problems, 'content.template') ??
            problemAt(problems, 'content.template.name') ??
            problemAt(problems, 'content.response')
          }
        />
      </FieldAnchor>

      {template !== undefined && chosen !== undefined && shown !== null && (
        <LanguageTabs
          languages={Object.keys(template.byLanguage)}
          selected={shown}
          onSelect={onLanguageChange}
          problemCount={(code) =>
            problems.filter(({ field }) =>
              `${field}.`.startsWith(`content.template.byLanguage.${code}.`),
            ).length
          }
          action={
            !isReadOnly && (
              <Menu
                label={t('language.menu')}
                trigger={
                  <Button variant="quiet" size="small" icon={<Languages aria-hidden />}>
                    {t('language.menu')}
                  </Button>
                }
                actions={[
                  ...chosen.versions
                    .filter((entry) => !(entry.language in template.byLanguage))
                    .map((entry) => ({
                      id: `add-${entry.language}`,
                      label: t('language.add', { language: format.language(entry.language) }),
                      onAction: () => {
                        const added = { [entry.language]: { values: {} } };
                        onChange(
                          {
                            senderId,
                            content: {
                              ...content,
                              template: {
                                ...template,
                                byLanguage: { ...template.byLanguage, ...added },
                              },
                            },
                          },
                          'content.template.byLanguage',
                        );
                        onLanguageChange(entry.language);
                      },
                    })),
                  {
                    id: 'default',
                    label: t('language.makeDefault', { language: format.language(shown) }),
                    isDisabled: shown === template.defaultLanguage,
                    onAction: () =>
                      onChange(
                        {
                          senderId,
                          content: {
                            ...content,
                            template: { ...template, defaultLanguage: shown },
                          },
                        },
                        'content.template.defaultLanguage',
                      ),
                  },
                  {
                    id: 'remove',
                    label: t('language.remove', { language: format.language(shown) }),
                    isDanger: true,
                    isDisabled: shown === template.defaultLanguage,
                    onAction: () => {
                      const { [shown]: _removed, ...byLanguage } = template.byLanguage;
                      onChange(
                        {
                          senderId,
                          content: { ...content, template: { ...template, byLanguage } },
                        },
                        'content.template.byLanguage',
                      );
                      onLanguageChange(template.defaultLanguage);
                    },
                  },
                ]}
              />
            )
          }
        >
          <LanguageProblem
            text={problemAt(problems, `content.template.byLanguage.${shown}`)}
            field={`content.template.byLanguage.${shown}`}
          />
          {version !== undefined && templateSlots(version).length === 0 && (
            <p className="text-body text-muted">{t('message.noSlots')}</p>
          )}
          {version !== undefined &&
            templateSlots(version).map((slot) => (
              <SlotField
                key={`${version.name}/${version.language}/${slot.key}`}
                slot={slot}
                field={`content.template.byLanguage.${shown}.values.${slot.key}`}
                value={template.byLanguage[shown]?.values[slot.key]}
                values={values}
                problems={problems}
                isReadOnly={isReadOnly}
                onChange={(changed) =>
                  onChange(
                    {
                      senderId,
                      content: {
                        ...content,
                        template: withSlot(template, shown, slot.key, changed, hasSlot),
                      },
                    },
                    `content.template.byLanguage.${shown}.values.${slot.key}`,
                  )
                }
              />
            ))}
        </LanguageTabs>
      )}
    </div>
  );

  function categoryText(value: TemplateCategory): string {
    switch (value) {
      case 'MARKETING':
        return t('category.marketing');
      case 'UTILITY':
        return t('category.utility');
      case 'AUTHENTICATION':
        return t('category.authentication');
    }
  }

  function senderDescription(option: Sender): string {
    return option.connection === 'simulator'
      ? t('message.senderSimulator', { number: option.displayPhoneNumber })
      : t('message.senderMeta', { number: option.displayPhoneNumber });
  }
}

function LanguageProblem({ text, field }: { text: string | null; field: string }) {
  return text === null ? null : (
    <FieldAnchor field={field}>
      <Banner tone="danger">{text}</Banner>
    </FieldAnchor>
  );
}
