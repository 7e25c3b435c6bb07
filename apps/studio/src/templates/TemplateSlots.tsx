import { templateSlots } from '@waypost/whatsapp';
import type { Template, TemplateSlot } from '@waypost/whatsapp';
import { Table } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** What journeys and campaigns fill in. */
export function TemplateSlots({ template }: { template: Template }) {
  const { t } = useTranslation('templates');
  const slotPlace = (slot: TemplateSlot): string => {
    const place =
      slot.component === 'button'
        ? t('slot.button', { name: slot.name })
        : t(`slot.${slot.component}`);
    return slot.cardIndex === undefined
      ? place
      : t('slot.card', { card: slot.cardIndex + 1, place });
  };
  return (
    <section>
      <h2 className="mb-3 text-title">{t('slot.title')}</h2>
      <Table
        label={t('slot.title')}
        columns={[
          { id: 'place', header: t('slot.place'), cell: slotPlace },
          {
            id: 'name',
            header: t('slot.name'),
            cell: (slot) => (slot.component === 'button' ? '' : slot.name),
          },
          { id: 'kind', header: t('slot.kind'), cell: (slot) => t(`kind.${slot.kind}`) },
          {
            id: 'example',
            header: t('slot.example'),
            cell: (slot) => <span className="break-all">{slot.example}</span>,
          },
        ]}
        rows={templateSlots(template)}
        rowKey={(slot) => slot.key}
        empty={<p className="p-4 text-body text-muted">{t('slot.none')}</p>}
      />
    </section>
  );
}
