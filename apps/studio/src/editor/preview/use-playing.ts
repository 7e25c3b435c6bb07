import type { TappableReply, WhatsAppActivity } from '@waypost/journey';
import { useState } from 'react';

import { freePlace, placeBehind } from '../canvas/free-place.ts';
import { bindReply, wayOfTap } from '../commands/bind-reply.ts';
import { activitiesSelected } from '../store/selection.ts';
import { useEditorStore } from '../store/EditorStore.tsx';
import { startReplyDrag } from './dragged-reply.ts';
import { nextMessage } from './playing.ts';
import type { Play, Played } from './playing.ts';

/** What was tapped so far, and the message it led to. */
interface Conversation {
  earlier: readonly Played[];
  at: string;
  tapped: Play['tapped'];
}

/** Lets an author tap through a journey on the phone: a tap goes where the reaction to it leads. */
export function usePlaying(): { of: (message: WhatsAppActivity) => Play } {
  const store = useEditorStore();
  const [conversation, setConversation] = useState<Conversation | null>(null);
  const select = (activityId: string) => store.getState().select(activitiesSelected([activityId]));
  return {
    of: (message) => {
      const { id } = message;
      // Whoever selects another message by hand starts anew there.
      const { earlier, tapped } =
        conversation?.at === id ? conversation : { earlier: [], tapped: null };
      return {
        earlier,
        tapped,
        onTap: (reply) => {
          const { graph } = store.getState();
          const way = wayOfTap(graph, id, reply);
          const target = way?.to == null ? null : nextMessage(graph, way.to);
          if (target !== null) {
            setConversation({
              earlier: [...earlier, { message, label: reply.label }],
              at: target.id,
              tapped: null,
            });
            select(target.id);
          } else if (way?.to == null) {
            setConversation({ earlier, at: id, tapped: { reply, way } });
          } else select(way.to);
        },
        onDrag: (reply) => (transfer) => startReplyDrag(transfer, { ...reply, messageId: id }),
        onWait: (reply: TappableReply) => {
          const { graph, run } = store.getState();
          const place = freePlace(graph, placeBehind(graph, message, 'next'));
          run(bindReply(graph, id, reply, place));
        },
        onShow: select,
        onRestart: () => {
          const first = earlier[0];
          setConversation(null);
          if (first !== undefined) select(first.message.id);
        },
      };
    },
  };
}
