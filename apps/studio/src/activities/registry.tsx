import type { ActivityType } from '@waypost/journey';
import type { ActivityFamily } from '@waypost/ui';
import {
  CalendarClock,
  CircleDot,
  Clock,
  GitBranch,
  Globe,
  Headset,
  ListPlus,
  MessageCircle,
  MessageSquareText,
  MousePointerClick,
  CornerUpRight,
  FlaskConical,
  LogIn,
  Merge,
  Shuffle,
  Split,
  UserRoundPen,
  UserRoundPlus,
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
  entryAudienceChange: { family: 'entry', group: 'entries', Icon: UserRoundPlus },
  entryJump: { family: 'entry', group: 'entries', Icon: LogIn },
  condition: { family: 'flow', group: 'orchestration', Icon: GitBranch },
  reaction: { family: 'flow', group: 'orchestration', Icon: MousePointerClick },
  split: { family: 'flow', group: 'orchestration', Icon: Shuffle },
  experiment: { family: 'flow', group: 'orchestration', Icon: FlaskConical },
  parallel: { family: 'flow', group: 'orchestration', Icon: Split },
  join: { family: 'flow', group: 'orchestration', Icon: Merge },
  jump: { family: 'flow', group: 'orchestration', Icon: CornerUpRight },
  wait: { family: 'time', group: 'orchestration', Icon: Clock },
  waitForEvent: { family: 'time', group: 'orchestration', Icon: CalendarClock },
  end: { family: 'end', group: 'orchestration', Icon: CircleDot },
  whatsapp: { family: 'whatsapp', group: 'actions', Icon: MessageCircle },
  updateProfile: { family: 'data', group: 'actions', Icon: UserRoundPen },
  audienceMembership: { family: 'data', group: 'actions', Icon: ListPlus },
  httpRequest: { family: 'data', group: 'actions', Icon: Globe },
  startJourney: { family: 'data', group: 'actions', Icon: UserRoundPlus },
  handOver: { family: 'data', group: 'actions', Icon: Headset },
};

/** In the order of the palette. */
export const activityTypes: readonly ActivityType[] = [
  'entryAudience',
  'entryEvent',
  'entryMessage',
  'entryAudienceChange',
  'entryJump',
  'condition',
  'reaction',
  'split',
  'experiment',
  'parallel',
  'join',
  'jump',
  'wait',
  'waitForEvent',
  'end',
  'whatsapp',
  'updateProfile',
  'audienceMembership',
  'httpRequest',
  'startJourney',
  'handOver',
];
