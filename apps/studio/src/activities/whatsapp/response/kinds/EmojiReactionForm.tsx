import { Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFieldScope } from '../FieldScope.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

/** Those that WhatsApp itself offers first. */
const usual = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** An emoji on the person's latest message. */
export function EmojiReactionForm({
  content,
  onChange,
}: KindFormProps<ContentOf<'emojiReaction'>>) {
  const { t } = useTranslation('message');
  const { isReadOnly } = useFieldScope();
  const choose = (emoji: string) => onChange({ ...content, emoji }, 'emoji');
  return (
    <>
      <PersonalText
        path="emoji"
        label={t('emoji.label')}
        help={t('emoji.help')}
        value={content.emoji}
        onChange={choose}
      />
      {!isReadOnly && (
        <div className="flex flex-wrap gap-1" role="group" aria-label={t('emoji.usual')}>
          {usual.map((emoji) => (
            <Button key={emoji} size="small" onPress={() => choose(emoji)}>
              {emoji}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
