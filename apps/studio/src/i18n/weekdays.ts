import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The days of the week in the reader's language, Monday (1) first. */
export function useWeekdays(): { number: number; name: string }[] {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
    // The fifth of January 2026 is a Monday.
    return Array.from({ length: 7 }, (_, index) => ({
      number: index + 1,
      name: format.format(Date.UTC(2026, 0, 5 + index)),
    }));
  }, [i18n.language]);
}
