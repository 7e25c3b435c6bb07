import {
  isEverydayLabel,
  keywordEssence,
  recogniseKeyword,
  type ResponseContent,
} from '@waypost/whatsapp';

import type { ConsentPurpose, KeywordGroupKind } from '../database/schema.ts';

/** A keyword group, ready to be compared with what people write. */
export interface KeywordGroup {
  /** Null for the words that stop and start without any group: nobody can switch them off. */
  id: string | null;
  kind: KeywordGroupKind;
  /** Null: every sender. */
  senderId: string | null;
  essences: ReadonlySet<string>;
  /** What it stops, or agrees to. */
  purposes: readonly ConsentPurpose[];
  reply: ResponseContent | null;
}

/** Something a person wrote or tapped. */
export interface SaidWords {
  text: string | null;
  senderId: string;
  /** A label they tapped, not words of their own. */
  isTap: boolean;
}

/** The order in which groups are looked at: stopping wins over everything. */
const order: readonly KeywordGroupKind[] = ['opt_out', 'opt_in', 'help', 'custom'];

const bothPurposes: readonly ConsentPurpose[] = ['marketing', 'service'];

/**
 * The group whose words these are; one of the sender itself wins over one of all senders. Without a
 * group for stopping, the words known in every language stop all the same. Default groups have no words.
 */
export function groupOf(groups: readonly KeywordGroup[], said: SaidWords): KeywordGroup | null {
  if (said.text === null) return null;
  const essence = keywordEssence(said.text);
  if (essence === '') return null;
  const meant = [...groups, ...builtIn(groups, said.text)].filter(
    (group) =>
      (group.senderId === null || group.senderId === said.senderId) &&
      group.essences.has(essence) &&
      !(group.kind === 'opt_out' && said.isTap && isEverydayLabel(said.text ?? '')),
  );
  for (const kind of order) {
    const ofKind = meant.filter((group) => group.kind === kind);
    const found = ofKind.find(({ senderId }) => senderId !== null) ?? ofKind[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** The group that answers what nothing else reacts to. */
export function defaultGroupOf(
  groups: readonly KeywordGroup[],
  senderId: string,
): KeywordGroup | null {
  const defaults = groups.filter(({ kind }) => kind === 'default');
  return (
    defaults.find((group) => group.senderId === senderId) ??
    defaults.find((group) => group.senderId === null) ??
    null
  );
}

function builtIn(groups: readonly KeywordGroup[], text: string): KeywordGroup[] {
  const keyword = recogniseKeyword(text);
  if (keyword === null) return [];
  const kind = keyword === 'stop' ? 'opt_out' : 'opt_in';
  if (groups.some((group) => group.kind === kind && group.senderId === null)) return [];
  return [
    {
      id: null,
      kind,
      senderId: null,
      essences: new Set([keywordEssence(text)]),
      purposes: keyword === 'stop' ? bothPurposes : [],
      reply: null,
    },
  ];
}
