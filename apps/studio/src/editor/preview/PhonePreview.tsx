import type { TappableReply } from '@waypost/journey';
import type { Bubble, BubbleButton, WhatsAppContent } from '@waypost/whatsapp';
import { MessageBubble, Phone, SegmentedControl, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { templatesOfSender, useResources } from '../../activities/resources.ts';
import { partFor, renderMessage } from '../../activities/whatsapp/render-message.ts';
import { withVariableNames } from '../../activities/whatsapp/variable-names.ts';
import { useFormat } from '../../i18n/format.ts';
import { useProblemText } from '../../i18n/problem-text.ts';
import { TryOut } from '../../message-tests/TryOut.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { EarlierMessages } from './EarlierMessages.tsx';
import { usePreviewing } from './Previewing.tsx';
import { TapNote } from './TapNote.tsx';
import { replyOf } from './playing.ts';
import type { Play } from './playing.ts';

export interface PhonePreviewProps {
  senderId: string | null;
  content: WhatsAppContent;
  /** Null: by the person's locale. */
  language: string | null;
  onLanguageChange: (language: string | null) => void;
  /** Makes the phone playable; left out where its buttons lead nowhere. */
  play?: Play;
}

/** In the list of languages, where codes never start with a dot, this stands for the person's own. */
const byLocale = '.locale';

/** The message as it arrives on the phone of a real person, made by the same functions that send it. */
export function PhonePreview({
  senderId,
  content,
  language,
  onLanguageChange,
  play,
}: PhonePreviewProps) {
  const { t } = useTranslation('editor');
  const { t: message } = useTranslation('message');
  const format = useFormat();
  const problemText = useProblemText();
  const resources = useResources();
  const { person, setPerson, data, isWindowOpen, setWindowOpen } = usePreviewing();

  const sender = resources.senders.find(({ id }) => id === senderId);
  const isBoth = content.template !== undefined && content.response !== undefined;
  // A response alone is shown as it goes out; the form says that it needs an open window.
  const isOpen = isBoth ? isWindowOpen : content.response !== undefined;
  const part = partFor(content, isOpen);
  const written = part === null ? undefined : content[part];
  const languages = Object.keys(written?.byLanguage ?? {});
  const templates = templatesOfSender(resources, senderId);
  const rendering = { content, templates, data, isWindowOpen: isOpen };
  const locale = person?.locale ?? null;
  const rendered = renderMessage({ ...rendering, locale, language });
  const own = renderMessage({ ...rendering, locale, language: null });

  return (
    <section aria-label={t('preview.title')} className="flex w-66 flex-col gap-3">
      <PersonPicker
        label={t('preview.person')}
        placeholder={t('preview.personPlaceholder')}
        person={person}
        onChange={(profile) => {
          setPerson(profile);
          if (person !== null) onLanguageChange(null);
        }}
      />
      {languages.length > 1 && (
        <Select
          label={t('preview.language')}
          options={[
            {
              value: byLocale,
              label: t('preview.byLocale', {
                language: format.language(
                  own.part === null ? (written?.defaultLanguage ?? 'en') : own.language,
                ),
              }),
            },
            ...languages.map((code) => ({ value: code, label: format.language(code) })),
          ]}
          value={language !== null && languages.includes(language) ? language : byLocale}
          onChange={(code) => onLanguageChange(code === byLocale ? null : code)}
        />
      )}
      {isBoth && (
        <SegmentedControl
          label={message('window.label')}
          segments={[
            { value: 'open' as const, label: message('window.open') },
            { value: 'closed' as const, label: message('window.closed') },
          ]}
          value={isWindowOpen ? 'open' : 'closed'}
          onChange={(chosen) => setWindowOpen(chosen === 'open')}
        />
      )}
      <Phone
        label={t('preview.phone')}
        name={sender?.verifiedName ?? t('preview.noSender')}
        status={t('preview.business')}
        day={t('preview.today')}
      >
        {play !== undefined && <EarlierMessages played={play.earlier} />}
        {rendered.part === null ? (
          <p className="mt-6 rounded-control bg-phone-bubble px-3 py-2 text-center text-caption text-phone-time">
            {t('preview.empty')}
          </p>
        ) : (
          <MessageBubble
            bubble={withVariableNames(rendered.bubble)}
            time={format.time('2026-01-01T09:41:00')}
            isPreview
            {...(play === undefined ? {} : taps(rendered.bubble, play))}
          />
        )}
      </Phone>
      {play !== undefined && <TapNote play={play} />}
      {rendered.part !== null && rendered.problems.length > 0 && (
        <ul className="flex flex-col gap-1 text-caption text-danger">
          {rendered.problems.map((problem) => (
            <li key={`${problem.slot ?? problem.component}-${problem.code}`}>
              {problemText(problem)}
            </li>
          ))}
        </ul>
      )}
      {sender !== undefined && part !== null && (
        <TryOut senderId={sender.id} content={content} language={language} />
      )}
    </section>
  );
}

/** What a hand can do with the buttons of a bubble: tap them, or pull them onto the canvas. */
function taps(bubble: Bubble, play: Play) {
  return {
    canTap: (button: BubbleButton) => replyOf(bubble, button) !== null,
    onTap: (button: BubbleButton) => tap(replyOf(bubble, button)),
    onTapCard: (card: number, button: BubbleButton) => tap(replyOf(bubble, button, card)),
    onPickRow: (row: { index: number; title: string }) =>
      play.onTap({ button: row.index, label: row.title }),
    onDrag: (button: BubbleButton, card?: number) => {
      const reply = replyOf(bubble, button, card);
      return reply === null ? undefined : play.onDrag(reply);
    },
  };

  function tap(reply: TappableReply | null): void {
    if (reply !== null) play.onTap(reply);
  }
}
