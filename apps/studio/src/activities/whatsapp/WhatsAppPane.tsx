import { Tabs } from '@waypost/ui';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { attributesGivenIn, eventPathsOf } from '../pane-props.ts';
import type { PaneProps } from '../pane-props.ts';
import { labelledResults } from '../result-labels.ts';
import { templatesOfSender } from '../resources.ts';
import { kindOfContent } from './content-kind.ts';
import { DeliveryForm } from './DeliveryForm.tsx';
import { MessageForm } from './MessageForm.tsx';
import { MessageReport } from './MessageReport.tsx';
import { linkButtonsOf } from './ShortenLinks.tsx';

type Section = 'content' | 'delivery' | 'report';

/** "Actions: WhatsApp": Content, Delivery and, once live, Report. */
export function WhatsAppPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  graph,
  resources,
  texts,
  counts,
  language,
  onLanguageChange,
  focusRequest,
}: PaneProps<'whatsapp'>) {
  const { t } = useTranslation('editor');
  const [section, setSection] = useState<Section>(counts === null ? 'content' : 'report');
  const [answered, setAnswered] = useState(focusRequest);
  if (focusRequest !== answered) {
    setAnswered(focusRequest);
    if (focusRequest?.activityId === activity.id) {
      setSection(isDelivery(focusRequest.field) ? 'delivery' : 'content');
    }
  }
  const results = useMemo(
    () => labelledResults(graph, activity.id, texts),
    [graph, activity.id, texts],
  );
  const sender = resources.senders.find(({ id }) => id === activity.senderId);
  const templates = templatesOfSender(resources, activity.senderId);
  const template = templates.find(({ name }) => name === activity.content.template?.name);
  return (
    <Tabs<Section>
      label={t('whatsapp.sections')}
      selected={section}
      onSelect={setSection}
      items={[
        {
          id: 'content',
          label: t('whatsapp.content'),
          content: (
            <MessageForm
              senderId={activity.senderId}
              content={activity.content}
              onChange={({ senderId, content }, field) =>
                onChange({ ...activity, senderId, content }, field)
              }
              problems={problems}
              eventFields={eventPathsOf(graph)}
              givenAttributes={attributesGivenIn(graph)}
              results={results}
              language={language}
              onLanguageChange={onLanguageChange}
              isReadOnly={isReadOnly}
            />
          ),
        },
        {
          id: 'delivery',
          label: t('whatsapp.delivery'),
          content: (
            <DeliveryForm
              kind={kindOfContent(activity.content)}
              category={template?.category ?? null}
              messagesPerSecond={sender?.messagesPerSecond ?? null}
              expiry={activity.expiry}
              onExpiryChange={(expiry) => onChange({ ...activity, expiry }, 'expiry')}
              shortensLinks={activity.content.shortenLinks ?? false}
              onShortenLinksChange={(shortenLinks) =>
                onChange(
                  { ...activity, content: { ...activity.content, shortenLinks } },
                  'content.shortenLinks',
                )
              }
              linkButtons={linkButtonsOf(activity.content, templates)}
              isReadOnly={isReadOnly}
            />
          ),
        },
        ...(counts === null
          ? []
          : [
              {
                id: 'report' as const,
                label: t('whatsapp.report'),
                content: <MessageReport counts={counts} />,
              },
            ]),
      ]}
    />
  );
}

function isDelivery(field: string): boolean {
  return field.startsWith('expiry') || field === 'content.shortenLinks';
}
