export { contentFor } from './content-for.ts';
export { ensureKeywordGroups } from './ensure-keyword-groups.ts';
export { groupProblems, type GroupProblem } from './group-problems.ts';
export { defaultGroupOf, groupOf, type KeywordGroup, type SaidWords } from './keyword-group.ts';
export { listKeywordGroups, type KeywordGroupRow } from './list-keyword-groups.ts';
export { loadKeywordGroups } from './load-keyword-groups.ts';
export { removeKeywordGroup } from './remove-keyword-group.ts';
export { writeKeywordGroup, type WrittenKeywordGroup } from './write-keyword-group.ts';
