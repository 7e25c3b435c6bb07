import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const megabyte = 1024 * 1024;

/** An instant as the API gives it (ISO 8601) or as milliseconds since the epoch. */
export type Instant = string | number;

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
  ['week', 4.345],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
];

/** Numbers, dates and lists in one language; `zone` (IANA) where another than the reader's is meant. */
export function createFormat(language: string) {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const either = new Intl.ListFormat(language, { type: 'disjunction' });
  const durations = new Map<string, Intl.NumberFormat>();
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const at = (instant: Instant, options: Intl.DateTimeFormatOptions, zone?: string): string =>
    new Intl.DateTimeFormat(language, {
      ...options,
      ...(zone === undefined ? {} : { timeZone: zone }),
    }).format(new Date(instant));

  return {
    number: (value: number): string => number.format(value),
    /** In kB below one MB; sizes people read, counted as Meta counts them (1,024). */
    bytes: (value: number): string => {
      const isLarge = value >= megabyte;
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: isLarge ? 'megabyte' : 'kilobyte',
        maximumFractionDigits: isLarge ? 1 : 0,
      }).format(value / (isLarge ? megabyte : 1024));
    },
    /** `ratio` is 0 to 1. */
    percent: (ratio: number): string => percent.format(ratio),
    /** `currency` is an ISO 4217 code. */
    money: (amount: number, currency: string): string =>
      new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount),
    /** Without cents where there are a hundred or more. */
    roundMoney: (amount: number, currency: string): string =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        ...(amount >= 100 ? { maximumFractionDigits: 0 } : {}),
      }).format(amount),
    /** The name of an ISO 4217 currency. */
    currency: (code: string): string =>
      new Intl.DisplayNames(language, { type: 'currency' }).of(code) ?? code,
    list: (items: readonly string[]): string => list.format(items),
    /** "Monday, Tuesday or Friday". */
    either: (items: readonly string[]): string => either.format(items),
    /** The name of a day of the week, 1 is Monday. */
    weekday: (day: number, style: 'long' | 'short' = 'long'): string =>
      at(Date.UTC(2024, 0, day), { weekday: style }, 'UTC'),
    date: (instant: Instant, zone?: string): string => at(instant, { dateStyle: 'medium' }, zone),
    dateTime: (instant: Instant, zone?: string): string =>
      at(instant, { dateStyle: 'medium', timeStyle: 'short' }, zone),
    /** A local time YYYY-MM-DDTHH:MM of no zone in particular, with its day of the week. */
    localDateTime: (local: string): string =>
      at(
        `${local}Z`,
        {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
        },
        'UTC',
      ),
    /** "Mon 23 Nov 2026, 09:00": the day of the week matters. */
    dayAndTime: (instant: Instant, zone?: string): string =>
      at(
        instant,
        {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
        },
        zone,
      ),
    /** With seconds, for a person's path. */
    preciseTime: (instant: Instant, zone?: string): string =>
      at(instant, { dateStyle: 'medium', timeStyle: 'medium' }, zone),
    time: (instant: Instant, zone?: string): string => at(instant, { timeStyle: 'short' }, zone),
    /** "3 minutes ago", "tomorrow": the largest unit that fits. */
    relative: (instant: Instant, now: number = Date.now()): string => {
      let amount = (new Date(instant).getTime() - now) / 1000;
      for (const [unit, size] of steps) {
        if (Math.abs(amount) < size) return relative.format(Math.round(amount), unit);
        amount /= size;
      }
      return relative.format(Math.round(amount), 'year');
    },
    /** "2 days", "1 hour". */
    duration: (
      amount: number,
      unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks',
    ): string => {
      // Made once: that takes longer than a thousand of them.
      const inUnit =
        durations.get(unit) ??
        new Intl.NumberFormat(language, {
          style: 'unit',
          unit: unit.slice(0, -1),
          unitDisplay: 'long',
        });
      durations.set(unit, inUnit);
      return inUnit.format(amount);
    },
    /** The name of a language tag such as `it` or `it_IT`. */
    language: (tag: string): string =>
      new Intl.DisplayNames(language, { type: 'language' }).of(tag.replace('_', '-')) ?? tag,
    /** The name of an ISO 3166 country code. */
    country: (code: string): string =>
      new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code,
  };
}
export type Format = ReturnType<typeof createFormat>;

/**
 * The language with the reader's country, so that a Briton reading English sees British dates: the
 * first of the wanted tags in that language, else the language alone.
 */
export function readerLocale(language: string, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.split('-')[0] === language) ?? language;
}

/** Formatting in the reader's language. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const locale = readerLocale(i18n.language, navigator.languages);
  return useMemo(() => createFormat(locale), [locale]);
}
