import type { ActivityType } from '@waypost/journey';
import type { ActivityFamily } from '@waypost/ui';
import {
  CircleDot,
  Clock,
  GitBranch,
  MessageCircle,
  MessageSquareText,
  MousePointerClick,
  Shuffle,
  UserRoundPen,
  Users,
  Zap,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

export type PaletteGroup = 'entries' | 'orchestration' | 'actions';

/** How a kind of activity looks, and where the palette lists it. */
export interface ActivityLook {
  family: ActivityFamily;
  group: PaletteGroup;
  Icon: LucideIcon;
}

/** Every kind of activity on screen. The compiler refuses a kind of the schema that is missing here. */
export const activityLooks: Record<ActivityType, ActivityLook> = {
  entryAudience: { family: 'entry', group: 'entries', Icon: Users },
  entryEvent: { family: 'entry', group: 'entries', Icon: Zap },
  entryMessage: { family: 'entry', group: 'entries', Icon: MessageSquareText },
  condition: { family: 'flow', group: 'orchestration', Icon: GitBranch },
  reaction: { family: 'flow', group: 'orchestration', Icon: MousePointerClick },
  split: { family: 'flow', group: 'orchestration', Icon: Shuffle },
  wait: { family: 'time', group: 'orchestration', Icon: Clock },
  end: { family: 'end', group: 'orchestration', Icon: CircleDot },
  whatsapp: { family: 'whatsapp', group: 'actions', Icon: MessageCircle },
  updateProfile: { family: 'data', group: 'actions', Icon: UserRoundPen },
};

/** In the order of the palette. */
export const activityTypes: readonly ActivityType[] = [
  'entryAudience',
  'entryEvent',
  'entryMessage',
  'condition',
  'reaction',
  'split',
  'wait',
  'end',
  'whatsapp',
  'updateProfile',
];
