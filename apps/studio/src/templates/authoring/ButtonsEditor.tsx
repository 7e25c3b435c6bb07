import { draftButton, draftLimits } from '@waypost/whatsapp';
import type { DraftButton, DraftButtonKind } from '@waypost/whatsapp';
import { Button, IconButton, Menu } from '@waypost/ui';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { ButtonFields } from './ButtonFields.tsx';
import { useDraftForm } from './DraftForm.tsx';
import { usualLabel } from './usual-label.ts';

const most: Partial<Record<DraftButtonKind, number>> = {
  url: draftLimits.urlButtons,
  phone: 1,
  copy_code: 1,
  flow: 1,
  contact_request: 1,
  voice_call: 1,
  catalog: 1,
  products: 1,
  product: 1,
};

/** The buttons of a message or of a card, in their order. */
export function ButtonsEditor({
  field,
  buttons,
  kinds,
  limit,
  onChange,
}: {
  /** Path in the draft. */
  field: string;
  buttons: readonly DraftButton[];
  kinds: readonly DraftButtonKind[];
  limit: number;
  onChange: (buttons: DraftButton[]) => void;
}) {
  const { t } = useTranslation('authoring');
  const { errorAt, draft } = useDraftForm();
  const change = (index: number, button: DraftButton) =>
    onChange(buttons.map((present, place) => (place === index ? button : present)));
  const move = (from: number, to: number) => {
    const moved = [...buttons];
    moved.splice(to, 0, ...moved.splice(from, 1));
    onChange(moved);
  };
  const rowError = errorAt(field);
  return (
    <FieldAnchor field={field}>
      <div className="flex flex-col gap-3">
        {buttons.map((button, index) => (
          <div
            // Buttons have no name of their own; their place is what Meta knows them by.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className="flex flex-col gap-3 rounded-control border border-line p-3"
          >
            <div className="flex items-center gap-1">
              <span className="min-w-0 flex-1 text-label text-muted">
                {t(`button.${button.kind}`)}
              </span>
              <IconButton
                label={t('button.up')}
                size="small"
                icon={<ArrowUp aria-hidden />}
                isDisabled={index === 0}
                onPress={() => move(index, index - 1)}
              />
              <IconButton
                label={t('button.down')}
                size="small"
                icon={<ArrowDown aria-hidden />}
                isDisabled={index === buttons.length - 1}
                onPress={() => move(index, index + 1)}
              />
              <IconButton
                label={t('button.remove')}
                size="small"
                icon={<Trash2 aria-hidden />}
                onPress={() => onChange(buttons.filter((_, place) => place !== index))}
              />
            </div>
            <ButtonFields
              field={`${field}.${index}`}
              button={button}
              onChange={(changed) => change(index, changed)}
            />
            {errorAt(`${field}.${index}`) !== null && (
              <p className="text-caption text-danger">{errorAt(`${field}.${index}`)}</p>
            )}
          </div>
        ))}
        {rowError !== null && <p className="text-caption text-danger">{rowError}</p>}
        <Menu
          label={t('button.add')}
          placement="bottom start"
          trigger={
            <Button
              size="small"
              className="self-start"
              icon={<Plus aria-hidden />}
              isDisabled={buttons.length >= limit}
            >
              {t('button.add')}
            </Button>
          }
          actions={kinds.map((kind) => ({
            id: kind,
            label: t(`button.${kind}`),
            description: t(`buttonHelp.${kind}`),
            isDisabled:
              buttons.filter((button) => button.kind === kind).length >= (most[kind] ?? limit),
            onAction: () =>
              onChange([...buttons, draftButton(kind, { text: usualLabel(kind, draft.language) })]),
          }))}
        />
      </div>
    </FieldAnchor>
  );
}
