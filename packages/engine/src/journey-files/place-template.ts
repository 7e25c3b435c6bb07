import type { TemplateDraft } from '@waypost/whatsapp';

import type { AccountLanguage } from './account-templates.ts';
import { saySame } from './same-words.ts';

export interface TemplatePlace {
  outcome: 'create' | 'reuse' | 'rename' | 'differs' | 'missing';
  /** What the template is called in the account. */
  name: string;
  /** Languages to write. */
  drafts: TemplateDraft[];
}

/** States at Meta in which a template can't be sent, nor its name be used for another one. */
const lost: ReadonlySet<string | null> = new Set([
  'DELETED',
  'PENDING_DELETION',
  'DISABLED',
  'REJECTED',
]);

/**
 * Decides which template of an account stands for one of a file: one that says the same, in whatever languages it has
 * them, with the missing ones added; otherwise a new one under a name that is free.
 */
export function placeTemplate({
  name,
  drafts,
  account,
  keepsOwn,
}: {
  name: string;
  drafts: readonly TemplateDraft[];
  /** What the account has, by name. */
  account: ReadonlyMap<string, readonly AccountLanguage[]>;
  keepsOwn: boolean;
}): TemplatePlace {
  const own = account.get(name) ?? [];
  if (drafts.length === 0) {
    return { outcome: own.length === 0 ? 'missing' : 'reuse', name, drafts: [] };
  }
  if (keepsOwn && own.length > 0) return { outcome: 'differs', name, drafts: [] };
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name}_${n}`;
    const there = account.get(candidate) ?? [];
    if (!fits(drafts, there)) continue;
    const missing = drafts.filter((draft) =>
      there.every(({ content }) => content.language !== draft.language),
    );
    return {
      outcome: missing.length === 0 ? 'reuse' : n === 1 ? 'create' : 'rename',
      name: candidate,
      drafts: missing.map((draft) => ({ ...draft, name: candidate })),
    };
  }
}

/** Whether languages may be added to what is there, or are there already. */
function fits(drafts: readonly TemplateDraft[], there: readonly AccountLanguage[]): boolean {
  return there.every(({ status, content }) => {
    if (lost.has(status)) return false;
    const draft = drafts.find(({ language }) => language === content.language);
    return draft === undefined ? content.category === drafts[0]?.category : saySame(draft, content);
  });
}
