import type { Duration } from '@waypost/journey';
import type { TemplateCategory } from '@waypost/whatsapp';
import { DurationField } from '@waypost/ui';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';

/** Who may get the message, in plain words, and how long it may wait to be sent. */
export function DeliveryForm({
  category,
  messagesPerSecond,
  expiry,
  onExpiryChange,
  isReadOnly,
}: {
  /** Null while no template is chosen. */
  category: TemplateCategory | null;
  /** Null while no sender is chosen. */
  messagesPerSecond: number | null;
  expiry: Duration;
  onExpiryChange: (expiry: Duration) => void;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('editor');
  const rules = [
    ...categoryRules(),
    t('delivery.phone'),
    t('delivery.optOut'),
    t('delivery.sameNumber'),
    ...(messagesPerSecond === null ? [] : [t('delivery.speed', { count: messagesPerSecond })]),
  ];
  return (
    <div className="flex flex-col gap-4">
      <section aria-label={t('delivery.who')} className="flex flex-col gap-2">
        <h3 className="text-label">{t('delivery.who')}</h3>
        <ul className="flex flex-col gap-1.5">
          {rules.map((rule) => (
            <li key={rule} className="flex items-start gap-2 text-body">
              <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              {rule}
            </li>
          ))}
        </ul>
      </section>
      <FieldAnchor field="expiry">
        <DurationField
          label={t('delivery.expiry')}
          help={t('delivery.expiryHelp')}
          value={expiry}
          onChange={onExpiryChange}
          isDisabled={isReadOnly}
        />
      </FieldAnchor>
    </div>
  );

  function categoryRules(): string[] {
    switch (category) {
      case null:
        return [t('delivery.noTemplate')];
      case 'MARKETING':
        return [t('delivery.marketing'), t('delivery.us')];
      case 'UTILITY':
        return [t('delivery.utility')];
      case 'AUTHENTICATION':
        return [t('delivery.authentication')];
    }
  }
}
