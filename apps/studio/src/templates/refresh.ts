import type { StoredTemplate } from '@waypost/api';

const whileReviewedMs = 2000;
/** How often what seldom changes is asked for again, ms. */
export const otherwiseMs = 30_000;

/** How often templates are asked for again, ms: often while Meta reviews one of them. */
export function refreshEvery(templates: readonly StoredTemplate[] | undefined): number {
  const isReviewed = templates?.some(
    ({ status }) => status === 'PENDING' || status === 'IN_APPEAL',
  );
  return isReviewed ? whileReviewedMs : otherwiseMs;
}
