import type { Profile } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';

/** Its code comes when somebody asks. */
const WhyDialog = lazy(async () => ({ default: (await import('./WhyDialog.tsx')).WhyDialog }));

/** Asks why a person did not get what a journey sends; null: the reader chooses whom. */
export function useWhy(
  journeyId: string,
  graph: Graph,
): { ask: (person: Profile | null) => void; dialog: ReactNode } {
  const [asked, setAsked] = useState<{ person: Profile | null } | null>(null);
  return {
    ask: (person) => setAsked({ person }),
    dialog: asked !== null && (
      <Suspense>
        <WhyDialog
          journeyId={journeyId}
          draft={graph}
          asked={asked.person}
          onClose={() => setAsked(null)}
        />
      </Suspense>
    ),
  };
}
