import { responseFields } from '@waypost/whatsapp';
import type { ResponseLanguageContent } from '@waypost/whatsapp';
import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';

import type { FieldProblem } from '../../field-problem.ts';
import type { PersonalValue } from '../personal-values.ts';

/** What the fields of one language of a response share. */
export interface FieldScope {
  /** Path of the language's content, as problems name it. */
  base: string;
  values: readonly PersonalValue[];
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  /** Meta's limit of each text by its path in the content, and whether it must be there. */
  limits: ReadonlyMap<string, { max: number; required: boolean }>;
}

const Context = createContext<FieldScope | null>(null);

/** Gives the fields of a kind's form their values, problems and limits. */
export function FieldScopeProvider({
  content,
  children,
  ...scope
}: Omit<FieldScope, 'limits'> & { content: ResponseLanguageContent; children: ReactNode }) {
  const { base, values, problems, isReadOnly } = scope;
  const limits = useMemo(
    () => new Map(responseFields(content).map(({ path, ...limit }) => [path, limit])),
    [content],
  );
  const shared = useMemo(
    () => ({ base, values, problems, isReadOnly, limits }),
    [base, values, problems, isReadOnly, limits],
  );
  return <Context value={shared}>{children}</Context>;
}

/** What the fields around here share. Throws outside a `FieldScopeProvider`. */
export function useFieldScope(): FieldScope {
  const scope = useContext(Context);
  if (scope === null) throw new Error('Wrap the form in <FieldScopeProvider>.');
  return scope;
}
