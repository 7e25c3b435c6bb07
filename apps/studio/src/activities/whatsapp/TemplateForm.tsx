import type { StoredTemplate } from '@waypost/api';
import { templateSlots } from '@waypost/whatsapp';
import type { TemplateCategory, TemplateContent } from '@waypost/whatsapp';
import { Banner, Button, ComboBox, Menu, Select } from '@waypost/ui';
import { Languages } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import { LanguageTabs } from './LanguageTabs.tsx';
import type { PersonalValue } from './personal-values.ts';
import { SlotField } from './SlotField.tsx';
import { startContent, templateChoices, withSlot } from './template-choice.ts';

type CategoryFilter = TemplateCategory | 'ALL';

/** Which template, and a field per variable and media slot of each of its languages. */
export function TemplateForm({
  connection,
  templates,
  template,
  onChange,
  values,
  problems,
  language,
  onLanguageChange,
  isReadOnly,
}: {
  /** Of the sender; null while none is chosen. */
  connection: 'simulator' | 'meta' | null;
  /** All of the sender's account. */
  templates: readonly StoredTemplate[];
  template: TemplateContent | undefined;
  /** `field` names what was changed, as problems do. */
  onChange: (changed: TemplateContent, field: string) => void;
  values: readonly PersonalValue[];
  problems: readonly FieldProblem[];
  language: string | null;
  onLanguageChange: (language: string) => void;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const [category, setCategory] = useState<CategoryFilter>('ALL');

  const choices = useMemo(() => templateChoices(templates), [templates]);
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
  const slots = version === undefined ? [] : templateSlots(version);
  const hasSlot = (code: string, key: string) => {
    const other = chosen?.versions.find((candidate) => candidate.language === code);
    return other !== undefined && templateSlots(other).some((slot) => slot.key === key);
  };

  return (
    <div className="flex flex-col gap-4">
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
          isDisabled={isReadOnly || connection === null}
          placeholder={t('message.templatePlaceholder')}
          help={connection === null ? t('message.senderFirst') : undefined}
          options={offered.map((choice) => ({
            value: choice.name,
            label: choice.name,
            description: t('message.templateDescription', {
              category: categoryText(choice.category),
              languages: choice.versions.map((entry) => entry.language).join(', '),
              status: choice.approved.length > 0 ? t('message.approved') : t('message.notApproved'),
            }),
            isDisabled: choice.versions.some(({ unknownParts = [] }) => unknownParts.length > 0),
          }))}
          value={template?.name ?? null}
          onChange={(name) => {
            const choice = choices.find((candidate) => candidate.name === name);
            if (!choice || connection === null || name === template?.name) return;
            const known = values.map(({ path }) => path);
            onChange(startContent(choice, known, connection), 'content.template');
          }}
          error={
            problemAt(problems, 'content.template') ?? problemAt(problems, 'content.template.name')
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
                          { ...template, byLanguage: { ...template.byLanguage, ...added } },
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
                        { ...template, defaultLanguage: shown },
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
                      onChange({ ...template, byLanguage }, 'content.template.byLanguage');
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
          {version !== undefined && slots.length === 0 && (
            <p className="text-body text-muted">{t('message.noSlots')}</p>
          )}
          {slots.map((slot) => (
            <SlotField
              key={`${shown}/${slot.key}`}
              slot={slot}
              field={`content.template.byLanguage.${shown}.values.${slot.key}`}
              value={template.byLanguage[shown]?.values[slot.key]}
              values={values}
              problems={problems}
              isReadOnly={isReadOnly}
              onChange={(changed) =>
                onChange(
                  withSlot(template, shown, slot.key, changed, hasSlot),
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
}

function LanguageProblem({ text, field }: { text: string | null; field: string }) {
  return text === null ? null : (
    <FieldAnchor field={field}>
      <Banner tone="danger">{text}</Banner>
    </FieldAnchor>
  );
}
