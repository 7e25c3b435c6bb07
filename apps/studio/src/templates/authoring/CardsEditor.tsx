import { draftCardSchema, draftLimits } from '@waypost/whatsapp';
import type { DraftButtonKind, DraftCard } from '@waypost/whatsapp';
import { Button, IconButton, SegmentedControl } from '@waypost/ui';
import { ArrowLeft, ArrowRight, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { alignCards } from './align-cards.ts';
import { ButtonsEditor } from './ButtonsEditor.tsx';
import { useDraftForm } from './DraftForm.tsx';
import { HeaderFields } from './HeaderFields.tsx';
import { VariableText } from './VariableText.tsx';

const headerKinds = ['image', 'video', 'product'] as const;
const buttonKinds: readonly DraftButtonKind[] = ['quick_reply', 'url', 'phone'];
const productButtonKinds: readonly DraftButtonKind[] = ['product', 'url'];

/** The cards of a carousel, one at a time. Their make-up is changed on all at once. */
export function CardsEditor({
  shown,
  onShow,
}: {
  /** The card looked at. */
  shown: number;
  onShow: (index: number) => void;
}) {
  const { t } = useTranslation('authoring');
  const { draft, change, errorAt } = useDraftForm();
  const { cards } = draft;
  const index = Math.min(shown, cards.length - 1);
  const card = cards[index];
  const { least, most } = draftLimits.cards;

  const changeCard = (changed: DraftCard) => {
    const changedCards = cards.map((present, place) => (place === index ? changed : present));
    change({ cards: alignCards(changedCards, changed) });
  };
  const add = () => {
    const blank = draftCardSchema.parse({ header: { kind: 'image' } });
    change({ cards: alignCards([...cards, blank], cards[0] ?? blank) });
    onShow(cards.length);
  };
  const move = (to: number) => {
    const moved = [...cards];
    moved.splice(to, 0, ...moved.splice(index, 1));
    change({ cards: moved, examples: movedExamples(draft.examples, index, to) });
    onShow(to);
  };
  const remove = () => {
    change({
      cards: cards.filter((_, place) => place !== index),
      examples: withoutCard(draft.examples, index),
    });
    onShow(Math.max(0, index - 1));
  };
  const error = errorAt('cards');
  return (
    <FieldAnchor field="cards">
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          {cards.length > 0 && (
            <SegmentedControl
              label={t('cards.title')}
              segments={cards.map((_, place) => ({
                value: String(place),
                label: String(place + 1),
              }))}
              value={String(index)}
              onChange={(place) => onShow(Number(place))}
            />
          )}
          <Button
            size="small"
            icon={<Plus aria-hidden />}
            isDisabled={cards.length >= most}
            onPress={add}
          >
            {t('cards.add')}
          </Button>
          {card !== undefined && (
            <span className="ml-auto flex">
              <IconButton
                label={t('cards.left')}
                size="small"
                icon={<ArrowLeft aria-hidden />}
                isDisabled={index === 0}
                onPress={() => move(index - 1)}
              />
              <IconButton
                label={t('cards.right')}
                size="small"
                icon={<ArrowRight aria-hidden />}
                isDisabled={index === cards.length - 1}
                onPress={() => move(index + 1)}
              />
              <IconButton
                label={t('cards.remove')}
                size="small"
                icon={<Trash2 aria-hidden />}
                onPress={remove}
              />
            </span>
          )}
        </div>
        <p className="text-caption text-muted">{t('cards.help', { least, most })}</p>
        {error !== null && <p className="text-caption text-danger">{error}</p>}
        {card !== undefined && (
          <FieldAnchor field={`cards.${index}`}>
            <div key={index} className="flex flex-col gap-4">
              <HeaderFields
                field={`cards.${index}.header`}
                header={card.header}
                kinds={headerKinds}
                onChange={(header) => changeCard({ ...card, header })}
              />
              <VariableText
                label={t('cards.body')}
                field={`cards.${index}.body`}
                prefix={`card.${index}.body.`}
                value={card.body}
                onChange={(body) => changeCard({ ...card, body })}
                limit={draftLimits.cardBody}
              />
              <ButtonsEditor
                field={`cards.${index}.buttons`}
                buttons={card.buttons}
                kinds={card.header.kind === 'product' ? productButtonKinds : buttonKinds}
                limit={draftLimits.cardButtons}
                onChange={(buttons) => changeCard({ ...card, buttons })}
              />
            </div>
          </FieldAnchor>
        )}
      </div>
    </FieldAnchor>
  );
}

/** Examples follow the cards they belong to. */
function movedExamples(
  examples: Record<string, string>,
  from: number,
  to: number,
): Record<string, string> {
  const places: Record<string, string> = { [from]: String(to), [to]: String(from) };
  return renamed(examples, (place) => places[place] ?? place);
}

function withoutCard(examples: Record<string, string>, gone: number): Record<string, string> {
  return renamed(examples, (place) => {
    if (Number(place) === gone) return null;
    return Number(place) > gone ? String(Number(place) - 1) : place;
  });
}

function renamed(
  examples: Record<string, string>,
  placeOf: (place: string) => string | null,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(examples).flatMap(([key, value]) => {
      const [, place = '', rest = ''] = /^card\.(\d+)\.(.+)$/.exec(key) ?? [];
      if (rest === '') return [[key, value]];
      const now = placeOf(place);
      return now === null ? [] : [[`card.${now}.${rest}`, value]];
    }),
  );
}
