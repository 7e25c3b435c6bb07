import { useEffect, useRef } from 'react';

import type { Resources } from '../activities/resources.ts';
import { usualSender } from './new-activity.ts';
import { useEditorStore } from './store/EditorStore.tsx';

/**
 * Messages added before the senders were known get the usual one as soon as they are, within the step of undo that
 * added them. Those the draft came with stay as they are.
 */
export function useAwaitedSender(resources: Resources): void {
  const store = useEditorStore();
  const awaiting = useRef(new Set<string>());
  useEffect(() => {
    const ids = awaiting.current;
    if (resources.senders.length > 0) {
      const senderId = usualSender(store.getState().graph, resources);
      if (ids.size > 0 && senderId !== null) {
        store.amend((graph) => ({
          ...graph,
          activities: graph.activities.map((activity) =>
            activity.type === 'whatsapp' && activity.senderId === null && ids.has(activity.id)
              ? { ...activity, senderId }
              : activity,
          ),
        }));
      }
      ids.clear();
      return;
    }
    return store.subscribe((now, before) => {
      if (now.change !== 'add' || now.graph === before.graph) return;
      const earlier = new Set(before.graph.activities.map(({ id }) => id));
      for (const activity of now.graph.activities) {
        if (activity.type === 'whatsapp' && !earlier.has(activity.id)) ids.add(activity.id);
      }
    });
  }, [store, resources]);
}
