import { createContext, useContext } from 'react';

export type PeopleShown = 'here' | 'passed' | 'failed' | 'excluded';

/** Address of the list of people behind a number on the canvas. */
export type PeopleHref = (activityId: string, show: PeopleShown) => string;

/** Tells the numbers on the canvas where they lead; null where they lead nowhere. */
export const LiveLinks = createContext<PeopleHref | null>(null);

export function usePeopleHref(): PeopleHref | null {
  return useContext(LiveLinks);
}
