import type { Duration } from '@waypost/journey';
import type { TemplateCategory } from '@waypost/whatsapp';
import { DurationField } from '@waypost/ui';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import type { ContentKind } from './content-kind.ts';
import { ShortenLinks } from './ShortenLinks.tsx';
import type { LinkButton } from './ShortenLinks.tsx';

/** Who may get the message, in plain words, how long it may wait to be sent, and whether links are followed. */
export function DeliveryForm({
  kind,
  category,
  messagesPerSecond,
  expiry,
  onExpiryChange,
  shortensLinks,
  onShortenLinksChange,
  linkButtons,
  isReadOnly,
}: {
  kind: ContentKind;
  /** Null while no template is chosen. */
  category: TemplateCategory | null;
  /** Null while no sender is chosen. */
  messagesPerSecond: number | null;
  expiry: Duration;
  onExpiryChange: (expiry: Duration) => void;
  shortensLinks: boolean;
  onShortenLinksChange: (shortens: boolean) => void;
  linkButtons: readonly LinkButton[];
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('editor');
  const always = [
    ...(category === 'AUTHENTICATION' ? [t('delivery.phoneOnly')] : [t('delivery.phone')]),
    t('delivery.optOut'),
    t('delivery.blocked'),
    t('delivery.sameNumber'),
    ...(messagesPerSecond === null ? [] : [t('delivery.speed', { count: messagesPerSecond })]),
  ];
  return (
    <div className="flex flex-col gap-4">
      {kind !== 'template' && (
        <Rules
          title={kind === 'both' ? t('delivery.whoOpen') : t('delivery.who')}
          rules={[t('delivery.window'), t('delivery.windowConsent')]}
        />
      )}
      {kind !== 'response' && (
        <Rules
          title={kind === 'both' ? t('delivery.whoClosed') : t('delivery.who')}
          rules={categoryRules()}
        />
      )}
      <Rules title={t('delivery.always')} rules={always} />
      <FieldAnchor field="expiry">
        <DurationField
          label={t('delivery.expiry')}
          help={t('delivery.expiryHelp')}
          value={expiry}
          onChange={onExpiryChange}
          isDisabled={isReadOnly}
        />
      </FieldAnchor>
      <ShortenLinks
        isOn={shortensLinks}
        onChange={onShortenLinksChange}
        buttons={linkButtons}
        isReadOnly={isReadOnly}
      />
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

function Rules({ title, rules }: { title: string; rules: readonly string[] }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-label">{title}</h3>
      <ul className="flex flex-col gap-1.5">
        {rules.map((rule) => (
          <li key={rule} className="flex items-start gap-2 text-body">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            {rule}
          </li>
        ))}
      </ul>
    </section>
  );
}
