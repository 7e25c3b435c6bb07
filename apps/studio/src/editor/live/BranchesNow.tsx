import { Badge, Button } from '@waypost/ui';
import { FastForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { branchTitle } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { isWaitToSkip } from './may-be-skipped.ts';
import type { Passage } from './passage.ts';
import { runTones, useRunTexts } from './run-texts.ts';

/** Where the parallel branches of a person stand, while any of them goes on. */
export function BranchesNow({
  passage,
  titles,
  texts,
  isSkipping,
  onSkip,
}: {
  passage: Passage;
  titles: ReadonlyMap<string, string>;
  texts: ActivityTexts;
  isSkipping: boolean;
  /** Ends the wait of a branch now. */
  onSkip: (branchId: string) => void;
}) {
  const { t } = useTranslation('editor');
  const runTexts = useRunTexts();
  const open = passage.branches.filter(({ status }) => status === 'inside');
  if (open.length === 0) return null;
  return (
    <section aria-label={t('person.branches')} className="flex flex-col gap-2">
      <h2 className="text-label">{t('person.branches')}</h2>
      <ul className="flex flex-col gap-2">
        {open.map((branch) => (
          <li
            key={branch.id}
            className="flex flex-wrap items-center gap-2 rounded-control border border-line p-3"
          >
            <Badge tone={runTones[branch.status]}>
              {branchTitle(passage.graph, branch.branch, texts)}
            </Badge>
            <span className="text-body">{titles.get(branch.activityId) ?? branch.activityId}</span>
            <span className="flex-1 text-caption text-muted">{runTexts.waiting(branch)}</span>
            {passage.maySkipWait && isWaitToSkip(branch.waitingFor) && (
              <Button
                size="small"
                icon={<FastForward aria-hidden />}
                isPending={isSkipping}
                onPress={() => onSkip(branch.id)}
              >
                {t('person.skip')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
