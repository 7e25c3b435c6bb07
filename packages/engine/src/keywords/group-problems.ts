import { keywordEssence } from '@waypost/whatsapp';

import type { KeywordGroupRow } from './list-keyword-groups.ts';
import type { WrittenKeywordGroup } from './write-keyword-group.ts';

export interface GroupProblem {
  field: 'words' | 'enabled' | 'purposes' | 'senderId';
  text: string;
}

/**
 * What speaks against storing a group beside the others. People must always be able to stop, and a word
 * can mean one thing only at one sender.
 */
export function groupProblems(
  group: WrittenKeywordGroup,
  others: readonly KeywordGroupRow[],
): GroupProblem[] {
  const problems: GroupProblem[] = [];
  const rivals = others.filter(({ sender_id }) => sender_id === group.senderId);
  if (group.kind === 'default') {
    if (group.words.length > 0) {
      problems.push({
        field: 'words',
        text: 'The default answer goes to whoever writes anything else, so it has no words.',
      });
    }
    if (rivals.some(({ kind }) => kind === 'default')) {
      problems.push({
        field: 'senderId',
        text: 'There is a default answer already. Change that one, or choose one sender for this.',
      });
    }
    return problems;
  }
  const essences = group.words.map(keywordEssence);
  if (essences.length === 0) {
    problems.push({ field: 'words', text: 'Write at least one word.' });
  }
  for (const [place, essence] of essences.entries()) {
    const word = group.words[place] ?? '';
    const rival = rivals.find(({ words }) => words.some((one) => keywordEssence(one) === essence));
    if (essence === '') {
      problems.push({ field: 'words', text: `"${word}" has no letters or digits to recognise.` });
    } else if (rival !== undefined) {
      problems.push({ field: 'words', text: `"${word}" belongs to the group "${rival.name}".` });
    }
  }
  if (group.kind === 'opt_out' && group.purposes.length === 0) {
    problems.push({ field: 'purposes', text: 'Choose what these words stop.' });
  }
  if (group.kind === 'opt_out' && group.senderId === null && !group.enabled) {
    problems.push({
      field: 'enabled',
      text: 'People must always be able to stop messages. Change the words or the answer instead.',
    });
  }
  return problems;
}
