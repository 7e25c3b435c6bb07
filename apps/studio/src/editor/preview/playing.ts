import type { Graph, TappableReply, WhatsAppActivity } from '@waypost/journey';
import type { Bubble, BubbleButton } from '@waypost/whatsapp';

import type { TapWay } from '../commands/bind-reply.ts';

/** A message of the journey and the button that was tapped in it. */
export interface Played {
  message: Pick<WhatsAppActivity, 'id' | 'senderId' | 'content'>;
  label: string;
}

/** What a playable phone does. */
export interface Play {
  /** Messages on the way to this one, with what was tapped. */
  earlier: readonly Played[];
  /** The button that was tapped last and led to no other message; where it leads, if anything waits for it. */
  tapped: { reply: TappableReply; way: TapWay | null } | null;
  onTap: (reply: TappableReply) => void;
  /** Lets a hand pull a button onto the canvas. */
  onDrag: (reply: TappableReply) => (transfer: DataTransfer) => void;
  /** Makes a reaction wait for the button that was tapped. */
  onWait: (reply: TappableReply) => void;
  onShow: (activityId: string) => void;
  onRestart: () => void;
}

/** What a tap on this button comes back as; null for buttons that open something on the phone. */
export function replyOf(
  bubble: Bubble,
  { kind, index, text }: BubbleButton,
  card?: number,
): TappableReply | null {
  if (kind !== 'quick_reply') return null;
  // A card's buttons count on from those of the cards before it.
  const before = (bubble.cards ?? []).slice(0, card ?? 0);
  return {
    button: before.reduce((sum, { buttons }) => sum + buttons.length, index),
    label: text,
  };
}

/** The first message that people come to from here without a decision: themselves, or along the usual way on. */
export function nextMessage(graph: Graph, from: string): WhatsAppActivity | null {
  const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
  const passed = new Set<string>();
  let here = activities.get(from);
  while (here !== undefined && !passed.has(here.id)) {
    if (here.type === 'whatsapp') return here;
    passed.add(here.id);
    const { id } = here;
    const on = graph.connections.find(
      (line) => line.from.activity === id && line.from.port === 'next',
    );
    here = on === undefined ? undefined : activities.get(on.to);
  }
  return null;
}
