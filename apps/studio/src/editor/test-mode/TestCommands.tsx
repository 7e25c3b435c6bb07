import { useState } from 'react';

import { useActivityTexts } from '../../activities/activity-texts.ts';
import { useResources } from '../../activities/resources.ts';
import type { Living } from '../../life/use-life.tsx';
import { editorAction } from '../actions/editor-actions.ts';
import { JourneyPalette } from '../actions/JourneyPalette.tsx';
import { useJourneyItems } from '../actions/use-journey-items.tsx';
import { useWhy } from '../live/why/use-why.tsx';
import { useEditor } from '../store/EditorStore.tsx';
import { useShortcuts } from '../use-shortcuts.ts';
import type { TestWay } from './TestMode.tsx';

const testActions = [editorAction('commands')];

/** Ctrl+K while the draft is tested. */
export function TestCommands({
  living,
  view,
  wasPublished,
}: {
  living: Living;
  view: TestWay;
  wasPublished: boolean;
}) {
  const graph = useEditor((state) => state.graph);
  const texts = useActivityTexts(useResources());
  const why = useWhy(living.journeyId, graph);
  const { items, life } = useJourneyItems({ living, view, wasPublished });
  const [isOpen, setOpen] = useState(false);
  useShortcuts(
    testActions,
    () => setOpen(true),
    () => {},
  );
  return (
    <>
      {isOpen && (
        <JourneyPalette
          graph={graph}
          texts={texts}
          journey={items}
          onGoTo={null}
          onAsk={why.ask}
          onClose={() => setOpen(false)}
        />
      )}
      {why.dialog}
      {life.dialogs}
    </>
  );
}
