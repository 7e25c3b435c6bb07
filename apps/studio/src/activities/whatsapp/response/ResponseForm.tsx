import type { ResponseContent } from '@waypost/whatsapp';
import { Banner, Button, Menu, Switch } from '@waypost/ui';
import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { problemAt } from '../../field-problem.ts';
import type { FieldProblem } from '../../field-problem.ts';
import { LanguageTabs } from '../LanguageTabs.tsx';
import type { PersonalValue } from '../personal-values.ts';
import { AddLanguage } from './AddLanguage.tsx';
import { FieldScopeProvider } from './FieldScope.tsx';
import { KindForm } from './KindForm.tsx';
import { KindPicker } from './KindPicker.tsx';
import { kindOfResponse, responseAsKind, startOfKind } from './response-kinds.ts';

/** A free-form message: its kind, and its fields in each language. */
export function ResponseForm({
  response,
  onChange,
  values,
  problems,
  language,
  onLanguageChange,
  isReadOnly,
}: {
  response: ResponseContent;
  /** `field` names what was changed, as problems do. */
  onChange: (changed: ResponseContent, field: string) => void;
  values: readonly PersonalValue[];
  problems: readonly FieldProblem[];
  language: string | null;
  onLanguageChange: (language: string) => void;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('message');
  const format = useFormat();
  const { byLanguage, defaultLanguage } = response;
  const shown = language !== null && language in byLanguage ? language : defaultLanguage;
  const content = byLanguage[shown];
  const base = `content.response.byLanguage.${shown}`;
  const kind = kindOfResponse(response);
  const languages = Object.keys(byLanguage);
  const put = (code: string, own: ResponseContent['byLanguage'][string], field: string) =>
    onChange({ ...response, byLanguage: { ...byLanguage, [code]: own } }, field);

  return (
    <div className="flex flex-col gap-4">
      <KindPicker
        kind={kind}
        isReadOnly={isReadOnly}
        onChange={(chosen) => {
          if (chosen !== kind) onChange(responseAsKind(response, chosen), 'content.response.kind');
        }}
      />
      <LanguageTabs
        languages={languages}
        selected={shown}
        onSelect={onLanguageChange}
        problemCount={(code) =>
          problems.filter(({ field }) =>
            `${field}.`.startsWith(`content.response.byLanguage.${code}.`),
          ).length
        }
        action={
          !isReadOnly && (
            <span className="flex">
              <AddLanguage
                present={languages}
                onAdd={(code) => {
                  put(code, content ?? startOfKind(kind), 'content.response.byLanguage');
                  onLanguageChange(code);
                }}
              />
              {languages.length > 1 && (
                <Menu
                  label={t('language.menu')}
                  trigger={
                    <Button variant="quiet" size="small" icon={<Languages aria-hidden />}>
                      {t('language.menu')}
                    </Button>
                  }
                  actions={[
                    ...languages
                      .filter((code) => code !== shown)
                      .map((code) => ({
                        id: `copy-${code}`,
                        label: t('language.copy', { language: format.language(code) }),
                        onAction: () => {
                          const other = byLanguage[code];
                          if (other) put(shown, other, base);
                        },
                      })),
                    {
                      id: 'default',
                      label: t('language.makeDefault', { language: format.language(shown) }),
                      isDisabled: shown === defaultLanguage,
                      onAction: () =>
                        onChange(
                          { ...response, defaultLanguage: shown },
                          'content.response.defaultLanguage',
                        ),
                    },
                    {
                      id: 'remove',
                      label: t('language.remove', { language: format.language(shown) }),
                      isDanger: true,
                      isDisabled: shown === defaultLanguage,
                      onAction: () => {
                        const { [shown]: _, ...rest } = byLanguage;
                        onChange({ ...response, byLanguage: rest }, 'content.response.byLanguage');
                        onLanguageChange(defaultLanguage);
                      },
                    },
                  ]}
                />
              )}
            </span>
          )
        }
      >
        <p className="text-caption text-muted">
          {shown === defaultLanguage
            ? t(languages.length === 1 ? 'language.onlyOne' : 'language.forOthers')
            : t('language.forLocale', { language: format.language(shown) })}
        </p>
        <LanguageProblem text={problemAt(problems, base)} field={base} />
        {content !== undefined && (
          <FieldScopeProvider
            content={content}
            base={base}
            values={values}
            problems={problems}
            isReadOnly={isReadOnly}
          >
            <KindForm
              // Editors keep an undo history of their own; another language is another text.
              key={`${shown} ${content.kind}`}
              content={content}
              onChange={(changed, path) => put(shown, changed, `${base}.${path}`)}
            />
            {content.kind !== 'emojiReaction' && (
              <Switch
                isSelected={content.quote}
                isDisabled={isReadOnly}
                onChange={(quote) => put(shown, { ...content, quote }, `${base}.quote`)}
              >
                {t('quote')}
              </Switch>
            )}
          </FieldScopeProvider>
        )}
      </LanguageTabs>
    </div>
  );
}

function LanguageProblem({ text, field }: { text: string | null; field: string }) {
  return text === null ? null : (
    <FieldAnchor field={field}>
      <Banner tone="danger">{text}</Banner>
    </FieldAnchor>
  );
}
