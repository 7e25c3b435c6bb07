import type { JourneyFile } from '@waypost/journey';
import { MessageBubble } from '@waypost/ui';
import { assetUrl, draftTemplate, pickLanguage, renderResponse } from '@waypost/whatsapp';
import type { Bubble } from '@waypost/whatsapp';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { withVariableNames } from '../../activities/whatsapp/variable-names.ts';
import { exampleBubble } from '../../templates/example-bubble.ts';

/** Every message of a journey that is not in the workspace yet, as a phone would show it, with examples filled in. */
export function MessagesOfFile({ file, locale }: { file: JourneyFile; locale: string }) {
  const { t } = useTranslation('gallery');
  const messages = useMemo(() => messagesOf(file, locale), [file, locale]);
  return (
    <ul
      aria-label={t('messages')}
      className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-4"
    >
      {messages.map(({ id, name, bubble }) => (
        <li
          key={id}
          className="flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-surface"
        >
          <p className="truncate px-3 py-2 text-label">{name}</p>
          <div
            lang={locale}
            className="flex flex-1 flex-col justify-center bg-phone-wall p-3 text-phone-ink [color-scheme:light]"
          >
            <MessageBubble bubble={withVariableNames(bubble)} isPreview />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** To whom the answers are addressed: the one who stands in the examples of its templates. */
function somebodyOf({ templates }: JourneyFile): Record<string, string> {
  const examples = templates.flatMap(({ drafts }) => drafts.map((draft) => draft.examples));
  const name = examples.find((one) => 'body.first_name' in one)?.['body.first_name'];
  return name === undefined ? {} : { first_name: name };
}

interface DrawnMessage {
  id: string;
  name: string;
  bubble: Bubble;
}

function messagesOf(file: JourneyFile, locale: string): DrawnMessage[] {
  const pictures = new Map(
    file.media.flatMap(({ id, mimeType, data }) =>
      data === null ? [] : [[assetUrl(id), `data:${mimeType};base64,${data}`] as const],
    ),
  );
  const somebody = somebodyOf(file);
  return file.graph.activities.flatMap((activity) => {
    if (activity.type !== 'whatsapp') return [];
    const { response, template } = activity.content;
    const bubble =
      template === undefined
        ? answerOf(response, locale, somebody)
        : templateOf(file, template.name, locale);
    if (bubble === null) return [];
    const { header } = bubble;
    const picture = header !== undefined && 'url' in header ? pictures.get(header.url ?? '') : null;
    const drawn =
      header !== undefined && 'url' in header && typeof picture === 'string'
        ? { ...bubble, header: { ...header, url: picture } }
        : bubble;
    return [{ id: activity.id, name: activity.name, bubble: drawn }];
  });
}

function templateOf({ templates }: JourneyFile, name: string, locale: string): Bubble | null {
  const drafts = templates
    .flatMap((template) => template.drafts)
    .filter((one) => one.name === name);
  const byLanguage = Object.fromEntries(drafts.map((draft) => [draft.language, draft]));
  const [first] = drafts;
  if (first === undefined) return null;
  const language = pickLanguage(locale, { defaultLanguage: first.language, byLanguage });
  return exampleBubble(draftTemplate(byLanguage[language] ?? first));
}

type Response = NonNullable<
  Extract<JourneyFile['graph']['activities'][number], { type: 'whatsapp' }>['content']['response']
>;

function answerOf(
  response: Response | undefined,
  locale: string,
  somebody: Record<string, string>,
): Bubble | null {
  if (response === undefined) return null;
  const content = response.byLanguage[pickLanguage(locale, response)];
  if (content === undefined) return null;
  const data = { profile: somebody, event: {}, journey: { name: '' }, results: {} };
  return renderResponse({ content, data }).bubble;
}
