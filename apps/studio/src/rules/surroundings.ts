import { createContext, useContext } from 'react';

import type { RuleField } from './rule-field.ts';
import type { RuleOffers } from './rule-offers.ts';

/** What the builder hands to its controls beside what the library does. */
export interface RuleSurroundings {
  fields: ReadonlyMap<string, RuleField>;
  offers: RuleOffers | null;
  /** Texts by place in the rule, e.g. `.rules.0.value`. */
  problems: Readonly<Record<string, string>>;
}

export const SurroundingsContext = createContext<RuleSurroundings>({
  fields: new Map(),
  offers: null,
  problems: {},
});

export function useSurroundings(): RuleSurroundings {
  return useContext(SurroundingsContext);
}
