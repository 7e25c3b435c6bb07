import type { TemplateDraft } from '@waypost/whatsapp';
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

interface DraftForm {
  draft: TemplateDraft;
  change: (part: Partial<TemplateDraft>) => void;
  /** What is wrong at exactly this path of the draft; null when nothing is, or not to be said yet. */
  errorAt: (field: string) => string | null;
}

const Context = createContext<DraftForm | null>(null);

/** Gives the fields of a template's form the draft, and a way to change it. */
export function DraftFormProvider({ form, children }: { form: DraftForm; children: ReactNode }) {
  return <Context value={form}>{children}</Context>;
}

export function useDraftForm(): DraftForm {
  const form = useContext(Context);
  if (form === null) throw new Error('A field of a template stands outside its form.');
  return form;
}
