import { useTranslation } from 'react-i18next';

const keys = {
  join_first: 'reasonBranch.first',
  join_deadline: 'reasonBranch.deadline',
  deadline: 'reasonBranch.deadline',
  no_branch_arrived: 'reasonBranch.nobody',
} as const;

function isKnown(reason: string): reason is keyof typeof keys {
  return reason in keys;
}

/** Gives the reader's words for why parallel branches ended, or a join was left without them; undefined for other reasons. */
export function useBranchReasonText(): (reason: string) => string | undefined {
  const { t } = useTranslation('editor');
  return (reason) => (isKnown(reason) ? t(keys[reason]) : undefined);
}
