import { Banner } from '@waypost/ui';

import { fieldIssues, useFailureText } from '../../api/failure.ts';

/** Why a step's request failed, unless its fields say so themselves. */
export function StepFailure({
  error,
  fields = [],
}: {
  error: unknown;
  fields?: readonly string[];
}) {
  const failureText = useFailureText();
  if (error === null || error === undefined) return null;
  const told = Object.keys(fieldIssues(error));
  if (told.length > 0 && told.every((field) => fields.includes(field))) return null;
  return <Banner tone="danger">{failureText(error)}</Banner>;
}
