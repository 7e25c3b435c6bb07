import { SegmentedControl } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { Entries } from '../Entries.tsx';
import { useFieldScope } from '../FieldScope.tsx';
import { BodyField } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { MediumField } from '../MediumField.tsx';
import { PersonalText } from '../PersonalText.tsx';

type CardContent = ContentOf<'carousel'>['cards'][number];

/** Words with two to ten cards to swipe through; all show pictures, or all show films. */
export function CarouselForm({ content, onChange }: KindFormProps<ContentOf<'carousel'>>) {
  const { t } = useTranslation('message');
  const { isReadOnly } = useFieldScope();
  const kind = content.cards[0]?.header.kind ?? 'image';
  const empty: CardContent = { header: { kind, medium: '' }, body: '', button: '', url: '' };
  return (
    <>
      <BodyField content={content} onChange={onChange} />
      {!isReadOnly && (
        <SegmentedControl
          label={t('carousel.media')}
          className="self-start"
          segments={[
            { value: 'image' as const, label: t('frame.headerKind.image') },
            { value: 'video' as const, label: t('frame.headerKind.video') },
          ]}
          value={kind}
          onChange={(chosen) =>
            onChange(
              {
                ...content,
                cards: content.cards.map((card) => ({
                  ...card,
                  header: { ...card.header, kind: chosen },
                })),
              },
              'cards',
            )
          }
        />
      )}
      <Entries
        path="cards"
        title={t('carousel.cards')}
        nameOf={(number) => t('carousel.card', { number })}
        addLabel={t('carousel.add')}
        entries={content.cards}
        onChange={(cards, path) => onChange({ ...content, cards }, path)}
        create={() => empty}
        most={10}
      >
        {(card, change, index) => (
          <>
            <MediumField
              path={`cards.${index}.header.medium`}
              kind={card.header.kind}
              value={card.header.medium}
              onChange={(medium) => change({ ...card, header: { ...card.header, medium } })}
            />
            <PersonalText
              path={`cards.${index}.body`}
              label={t('carousel.text')}
              value={card.body}
              onChange={(body) => change({ ...card, body })}
            />
            <PersonalText
              path={`cards.${index}.button`}
              label={t('link.button')}
              value={card.button}
              onChange={(button) => change({ ...card, button })}
            />
            <PersonalText
              path={`cards.${index}.url`}
              label={t('link.url')}
              placeholder="https://"
              value={card.url}
              onChange={(url) => change({ ...card, url })}
            />
          </>
        )}
      </Entries>
    </>
  );
}
