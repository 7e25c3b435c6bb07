import { useQuery } from '@tanstack/react-query';
import type { Template, WhatsAppContent } from '@waypost/whatsapp';
import { Switch } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useFormat } from '../../i18n/format.ts';

/** Whether links become short ones whose taps are counted, and what that does to the template's buttons. */
export function ShortenLinks({
  isOn,
  onChange,
  buttons,
  isReadOnly,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  buttons: readonly LinkButton[];
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const base = useQuery(orpc.session.get.queryOptions()).data?.shortLinkBase;
  const isShort = ({ url }: LinkButton): boolean => base !== undefined && url.startsWith(base);
  const short = buttons.filter(isShort);
  const straight = buttons.filter((button) => base !== undefined && !isShort(button));
  const named = (some: readonly LinkButton[]): string =>
    format.list([...new Set(some.map(({ text }) => `“${text}”`))]);
  return (
    <FieldAnchor field="content.shortenLinks">
      <Switch isSelected={isOn} onChange={onChange} isDisabled={isReadOnly}>
        {t('delivery.shortenLinks')}
      </Switch>
      <p className="text-caption text-muted">{t('delivery.shortenLinksHelp')}</p>
      {isOn && straight.length > 0 && (
        <p className="mt-1 text-caption text-warning">
          {t('delivery.straightButtons', { buttons: named(straight) })}
        </p>
      )}
      {short.length > 0 && (
        <p className={`mt-1 text-caption ${isOn ? 'text-muted' : 'text-warning'}`}>
          {isOn
            ? t('delivery.shortButtons', { buttons: named(short) })
            : t('delivery.shortButtonsOff', { buttons: named(short) })}
        </p>
      )}
    </FieldAnchor>
  );
}

/** A button of a template that opens a page. */
export interface LinkButton {
  text: string;
  url: string;
}

/** Link buttons of a content's template, in the default language. Those on cards are never short. */
export function linkButtonsOf(
  content: WhatsAppContent,
  templates: readonly Template[],
): LinkButton[] {
  const { template: chosen } = content;
  const named = templates.filter(({ name }) => name === chosen?.name);
  const template =
    named.find(({ language }) => language === chosen?.defaultLanguage) ?? named.at(0);
  return (template?.components ?? []).flatMap((component) =>
    component.type === 'BUTTONS'
      ? component.buttons.flatMap((button) => (button.type === 'URL' ? [button] : []))
      : [],
  );
}
