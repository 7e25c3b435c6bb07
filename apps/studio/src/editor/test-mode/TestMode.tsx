import type { ReactNode } from 'react';

import { useEditor } from '../store/EditorStore.tsx';
import { WalkTest } from '../walk/WalkTest.tsx';

/** Trying the draft before it is sent to anybody. */
export function TestMode({
  journeyName,
  topBar,
}: {
  journeyName: string;
  topBar: (actions: ReactNode) => ReactNode;
}) {
  const graph = useEditor((state) => state.graph);
  return (
    <>
      {topBar(null)}
      <WalkTest graph={graph} journeyName={journeyName} switcher={null} />
    </>
  );
}
