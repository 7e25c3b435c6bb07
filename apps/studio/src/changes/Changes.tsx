import type { Graph } from '@waypost/journey';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../activities/activity-texts.ts';
import { Canvas } from '../editor/canvas/Canvas.tsx';
import { viewportMotion } from '../editor/canvas/viewport.ts';
import { activitiesSelected, nothing } from '../editor/store/selection.ts';
import type { Selection } from '../editor/store/selection.ts';
import { useChangeLines } from './change-lines.ts';
import { ChangeList } from './ChangeList.tsx';
import { drawChanges } from './drawn-changes.ts';

interface ChangesProps {
  before: Graph;
  after: Graph;
  texts: ActivityTexts;
}

/**
 * What makes one graph another, for people: marked on one canvas, and listed with every setting. What is chosen in one
 * is pointed out in the other.
 */
export function Changes(props: ChangesProps) {
  const { t } = useTranslation('drafting');
  const lines = useChangeLines(props.texts)(props.before, props.after, false);
  if (lines.length === 0) return <p className="text-body text-muted">{t('changes.nothing')}</p>;
  return (
    <ReactFlowProvider>
      <DrawnAndListed {...props} lines={lines} />
    </ReactFlowProvider>
  );
}

function DrawnAndListed({
  before,
  after,
  texts,
  lines,
}: ChangesProps & { lines: ReturnType<ReturnType<typeof useChangeLines>> }) {
  const { t } = useTranslation('drafting');
  const flow = useReactFlow();
  const [selection, setSelection] = useState<Selection>(nothing);
  const { graph, changes } = useMemo(() => drawChanges(before, after), [before, after]);
  const [shownId = null] = selection.kind === 'activities' ? selection.ids : [];
  const show = (id: string) => {
    setSelection(activitiesSelected([id]));
    void flow.fitView({ nodes: [{ id }], maxZoom: 1, padding: 1.5, ...viewportMotion() });
  };
  return (
    <>
      <section
        aria-label={t('changes.canvas')}
        className="relative h-[min(56vh,480px)] overflow-hidden rounded-card border border-line bg-canvas"
      >
        <Canvas
          graph={graph}
          texts={texts}
          selection={selection}
          onSelect={setSelection}
          changes={changes}
        />
      </section>
      <ChangeList lines={lines} shownId={shownId} onShow={show} />
    </>
  );
}
