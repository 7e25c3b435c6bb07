import { Banner } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { FieldProblem } from '../activities/field-problem.ts';
import { useFormat } from '../i18n/format.ts';
import { languageOf } from './campaign-problems.ts';

/** More would push the form out of sight; the rest shows at its fields. */
const listed = 5;

/** What keeps a campaign from being sent; each line leads to its field. */
export function ProblemsBanner({
  problems,
  onJump,
}: {
  problems: readonly FieldProblem[];
  onJump: (field: string) => void;
}) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const textOf = ({ field, text }: FieldProblem): string => {
    const language = languageOf(field);
    return language === null ? text : t('problemIn', { language: format.language(language), text });
  };
  return (
    <Banner tone="danger" title={t('problems', { count: problems.length })} className="mb-4">
      <ul className="list-disc pl-5">
        {problems.slice(0, listed).map((problem) => (
          <li key={`${problem.field}/${problem.code}`}>
            <button
              type="button"
              className="min-h-6 text-left underline underline-offset-2"
              onClick={() => onJump(problem.field)}
            >
              {textOf(problem)}
            </button>
          </li>
        ))}
      </ul>
      {problems.length > listed && <p>{t('problemsMore', { count: problems.length - listed })}</p>}
    </Banner>
  );
}
