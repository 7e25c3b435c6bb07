import type { Profile } from '@waypost/api';
import { personalisationData, pickLanguage, renderTemplate } from '@waypost/whatsapp';
import type { Bubble, TextRun, WhatsAppContent } from '@waypost/whatsapp';
import { MessageBubble, Phone, Select } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { templatesOfSender, useResources } from '../../activities/resources.ts';
import { useFormat } from '../../i18n/format.ts';
import { useProblemText } from '../../i18n/problem-text.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';

export interface PhonePreviewProps {
  senderId: string | null;
  content: WhatsAppContent;
  journeyName: string;
  /** Names of the event's fields; the preview takes the person's attribute of that name, if any. */
  eventFields?: readonly string[];
  /** Null: by the person's locale. */
  language: string | null;
  onLanguageChange: (language: string | null) => void;
}

/** In the list of languages, where codes never start with a dot, this stands for the person's own. */
const byLocale = '.locale';

/** The message as it arrives on the phone of a real person, made by the same function that sends it. */
export function PhonePreview({
  senderId,
  content,
  journeyName,
  eventFields = [],
  language,
  onLanguageChange,
}: PhonePreviewProps) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const problemText = useProblemText();
  const resources = useResources();
  const [person, setPerson] = useState<Profile | null>(null);

  const { template } = content;
  const sender = resources.senders.find(({ id }) => id === senderId);
  const ownLanguage =
    template === undefined ? null : pickLanguage(person?.locale ?? null, template);
  const shown =
    template !== undefined && language !== null && language in template.byLanguage
      ? language
      : ownLanguage;
  const version = templatesOfSender(resources, senderId).find(
    (candidate) => candidate.name === template?.name && candidate.language === shown,
  );
  const rendered =
    template === undefined || version === undefined || shown === null
      ? null
      : renderTemplate({
          template: version,
          values: template.byLanguage[shown]?.values ?? {},
          data: personalisationData({
            profile: person ?? {},
            event: Object.fromEntries(
              eventFields.map((name) => [name, person?.attributes[name] ?? `[${name}]`]),
            ),
            journey: { name: journeyName },
          }),
        });

  return (
    <section aria-label={t('preview.title')} className="flex w-66 flex-col gap-3">
      <PersonPicker
        label={t('preview.person')}
        placeholder={t('preview.personPlaceholder')}
        person={person}
        startWithNewest
        onChange={(profile) => {
          setPerson(profile);
          if (person !== null) onLanguageChange(null);
        }}
      />
      {template !== undefined && Object.keys(template.byLanguage).length > 1 && (
        <Select
          label={t('preview.language')}
          options={[
            {
              value: byLocale,
              label: t('preview.byLocale', {
                language: format.language(ownLanguage ?? template.defaultLanguage),
              }),
            },
            ...Object.keys(template.byLanguage).map((code) => ({
              value: code,
              label: format.language(code),
            })),
          ]}
          value={language !== null && language in template.byLanguage ? language : byLocale}
          onChange={(code) => onLanguageChange(code === byLocale ? null : code)}
        />
      )}
      <Phone
        label={t('preview.phone')}
        name={sender?.verifiedName ?? t('preview.noSender')}
        status={t('preview.business')}
        day={t('preview.today')}
      >
        {rendered === null ? (
          <p className="mt-6 rounded-control bg-phone-bubble px-3 py-2 text-center text-caption text-phone-time">
            {t('preview.empty')}
          </p>
        ) : (
          <MessageBubble
            bubble={withVariableNames(rendered.bubble)}
            time={format.time('2026-01-01T09:41:00')}
            isPreview
          />
        )}
      </Phone>
      {rendered !== null && rendered.problems.length > 0 && (
        <ul className="flex flex-col gap-1 text-caption text-danger">
          {rendered.problems.map((problem) => (
            <li key={`${problem.slot ?? problem.component}-${problem.code}`}>
              {problemText(problem)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Missing values carry the names the template gives them: `{{1}}` and not `body.1`. */
function withVariableNames(bubble: Bubble): Bubble {
  return {
    ...bubble,
    body: bubble.body.map(withVariableName),
    ...(bubble.header?.kind === 'text'
      ? { header: { ...bubble.header, runs: bubble.header.runs.map(withVariableName) } }
      : {}),
  };
}

function withVariableName(run: TextRun): TextRun {
  return run.slot === undefined
    ? run
    : { ...run, slot: run.slot.replace(/^(?:header|body)\.(.+)$/, '{{$1}}') };
}
