import { I18nProvider, UiStringsProvider } from '@waypost/ui';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { readerLocale } from './format.ts';

/** Gives the design system the reader's language and its texts. */
export function UiTexts({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('common', { keyPrefix: 'ui' });
  const strings = useMemo(
    () => ({
      retry: t('retry'),
      loading: t('loading'),
      close: t('close'),
      cancel: t('cancel'),
      undo: t('undo'),
      clear: t('clear'),
      noMatches: t('noMatches'),
      required: t('required'),
      loadMore: t('loadMore'),
      showOptions: t('showOptions'),
      openCalendar: t('openCalendar'),
      previousMonth: t('previousMonth'),
      nextMonth: t('nextMonth'),
      increase: t('increase'),
      decrease: t('decrease'),
      amount: t('amount'),
      unit: t('unit'),
      seconds: t('seconds'),
      minutes: t('minutes'),
      hours: t('hours'),
      days: t('days'),
      weeks: t('weeks'),
      chooseFile: t('chooseFile'),
      dropFile: t('dropFile'),
      insertValue: t('insertValue'),
      findValue: t('findValue'),
      countOf: (count: number, limit: number) => t('countOf', { count, limit }),
      phone: t('phone'),
      missing: (slot: string) => t('missing', { slot }),
      image: t('image'),
      video: t('video'),
      document: t('document'),
      location: t('location'),
      audio: t('audio'),
      voice: t('voice'),
      sticker: t('sticker'),
      play: t('play'),
      pause: t('pause'),
      you: t('you'),
      latestMessage: t('latestMessage'),
      viewProduct: t('viewProduct'),
      viewItems: t('viewItems'),
      viewCatalog: t('viewCatalog'),
      sendLocation: t('sendLocation'),
      shareContact: t('shareContact'),
      messageContact: t('messageContact'),
      saveContact: t('saveContact'),
      viewAll: t('viewAll'),
      offerEnded: t('offerEnded'),
      flowAnswers: t('flowAnswers'),
      cards: t('cards'),
      contactsMore: (name: string, count: number) => t('contactsMore', { name, count }),
      itemCount: (count: number) => t('itemCount', { count }),
      offerEnds: (time: string) => t('offerEnds', { time }),
      offerCode: (code: string) => t('offerCode', { code }),
      pending: t('pending'),
      sent: t('sent'),
      delivered: t('delivered'),
      read: t('read'),
      failed: t('failed'),
    }),
    [t],
  );
  return (
    <I18nProvider locale={readerLocale(i18n.language, navigator.languages)}>
      <UiStringsProvider strings={strings}>{children}</UiStringsProvider>
    </I18nProvider>
  );
}
