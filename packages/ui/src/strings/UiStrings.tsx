import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

import type { PhoneStrings } from './PhoneStrings.ts';

/** Every text that the design system itself shows or announces. The studio supplies the translations. */
export interface UiStrings extends PhoneStrings {
  retry: string;
  loading: string;
  close: string;
  cancel: string;
  undo: string;
  clear: string;
  noMatches: string;
  required: string;
  loadMore: string;
  showOptions: string;
  openCalendar: string;
  previousMonth: string;
  nextMonth: string;
  increase: string;
  decrease: string;
  amount: string;
  unit: string;
  seconds: string;
  minutes: string;
  hours: string;
  days: string;
  weeks: string;
  chooseFile: string;
  dropFile: string;
  insertValue: string;
  findValue: string;
  countOf: (count: number, limit: number) => string;
  phone: string;
  missing: (slot: string) => string;
  pending: string;
  sent: string;
  delivered: string;
  read: string;
  failed: string;
}

const Context = createContext<UiStrings | null>(null);

/** Supplies the texts of the design system to everything inside. */
export function UiStringsProvider({
  strings,
  children,
}: {
  strings: UiStrings;
  children: ReactNode;
}) {
  return <Context value={strings}>{children}</Context>;
}

/** The texts in the reader's language. Throws outside a `UiStringsProvider`. */
export function useUiStrings(): UiStrings {
  const strings = useContext(Context);
  if (!strings) throw new Error('Wrap the app in <UiStringsProvider strings={…}>.');
  return strings;
}
