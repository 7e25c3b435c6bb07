import { draftLimits } from '@waypost/whatsapp';
import type { DraftButtonKind, DraftHeader, DraftLayout } from '@waypost/whatsapp';
import { Card, SegmentedControl, Switch, TextField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { BasicsFields } from './BasicsFields.tsx';
import { ButtonsEditor } from './ButtonsEditor.tsx';
import { CardsEditor } from './CardsEditor.tsx';
import { CodeFields } from './CodeFields.tsx';
import { useDraftForm } from './DraftForm.tsx';
import { HeaderFields } from './HeaderFields.tsx';
import { VariableText } from './VariableText.tsx';

const layouts = ['standard', 'offer', 'carousel'] as const satisfies DraftLayout[];
const headerKinds: readonly DraftHeader['kind'][] = [
  'none',
  'text',
  'image',
  'video',
  'document',
  'location',
  'product',
];
const buttonKinds: readonly DraftButtonKind[] = [
  'quick_reply',
  'url',
  'phone',
  'copy_code',
  'flow',
  'catalog',
  'products',
  'product',
  'contact_request',
  'voice_call',
];

/** All parts of a template's form, in the order of the message. */
export function DraftFields({
  isExisting,
  isApproved,
  card,
  onCard,
}: {
  /** It changes a template that Meta has. */
  isExisting: boolean;
  isApproved: boolean;
  /** The carousel's card looked at. */
  card: number;
  onCard: (index: number) => void;
}) {
  const { t } = useTranslation('authoring');
  const { draft, change } = useDraftForm();
  const { layout } = draft;
  if (draft.category === 'AUTHENTICATION') {
    return (
      <>
        <Card title={t('sections.basics')}>
          <BasicsFields isExisting={isExisting} isApproved={isApproved} />
        </Card>
        <Card title={t('sections.code')}>
          <CodeFields />
        </Card>
      </>
    );
  }
  return (
    <>
      <Card title={t('sections.basics')}>
        <BasicsFields isExisting={isExisting} isApproved={isApproved} />
      </Card>
      <Card
        title={t('sections.message')}
        aside={
          <SegmentedControl
            label={t('layout.title')}
            segments={layouts.map((value) => ({ value, label: t(`layout.${value}`) }))}
            value={layout}
            onChange={(chosen) => change({ layout: chosen })}
          />
        }
      >
        <div className="flex flex-col gap-4">
          {layout !== 'carousel' && (
            <HeaderFields
              field="header"
              header={draft.header}
              kinds={layout === 'offer' ? ['none', 'image', 'video'] : headerKinds}
              onChange={(header) => change({ header })}
            />
          )}
          {layout === 'offer' && <OfferFields />}
          <VariableText
            label={t('body')}
            field="body"
            prefix="body."
            value={draft.body}
            onChange={(body) => change({ body })}
            limit={layout === 'offer' ? draftLimits.offerBody : draftLimits.body}
            isRequired
          />
          {layout === 'standard' && <FooterField />}
        </div>
      </Card>
      {layout === 'carousel' ? (
        <Card title={t('sections.cards')}>
          <CardsEditor shown={card} onShow={onCard} />
        </Card>
      ) : (
        <Card title={t('sections.buttons')}>
          <ButtonsEditor
            field="buttons"
            buttons={draft.buttons}
            kinds={layout === 'offer' ? ['copy_code', 'url'] : buttonKinds}
            limit={layout === 'offer' ? 2 : draftLimits.buttons}
            onChange={(buttons) => change({ buttons })}
          />
        </Card>
      )}
    </>
  );
}

function FooterField() {
  const { t } = useTranslation('authoring');
  const { draft, change, errorAt } = useDraftForm();
  return (
    <FieldAnchor field="footer">
      <TextField
        label={t('footer')}
        value={draft.footer}
        onChange={(footer) => change({ footer })}
        suffix={`${draft.footer.length}/${draftLimits.footer}`}
        error={errorAt('footer')}
      />
    </FieldAnchor>
  );
}

function OfferFields() {
  const { t } = useTranslation('authoring');
  const { draft, change, errorAt } = useDraftForm();
  const { offer } = draft;
  return (
    <>
      <FieldAnchor field="offer.text">
        <TextField
          label={t('offer.text')}
          isRequired
          value={offer.text}
          onChange={(text) => change({ offer: { ...offer, text } })}
          suffix={`${offer.text.length}/${draftLimits.offer}`}
          error={errorAt('offer.text')}
        />
      </FieldAnchor>
      <Switch
        isSelected={offer.hasExpiration}
        onChange={(hasExpiration) => change({ offer: { ...offer, hasExpiration } })}
      >
        {t('offer.expires')}
      </Switch>
    </>
  );
}
