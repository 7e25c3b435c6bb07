import type { Activity } from '@waypost/journey';

import { ConditionPane } from './condition/ConditionPane.tsx';
import { EndPane } from './end/EndPane.tsx';
import { EntryAudiencePane } from './entry-audience/EntryAudiencePane.tsx';
import { EntryEventPane } from './entry-event/EntryEventPane.tsx';
import { EntryMessagePane } from './entry-message/EntryMessagePane.tsx';
import type { PaneSurroundings } from './pane-props.ts';
import { ReactionPane } from './reaction/ReactionPane.tsx';
import { SplitPane } from './split/SplitPane.tsx';
import { UpdateProfilePane } from './update-profile/UpdateProfilePane.tsx';
import { WaitPane } from './wait/WaitPane.tsx';
import { WhatsAppPane } from './whatsapp/WhatsAppPane.tsx';

/** The settings of one activity, whatever its kind. */
export function ActivityPane({
  activity,
  ...surroundings
}: PaneSurroundings & {
  activity: Activity;
  onChange: (changed: Activity, field: string) => void;
}) {
  switch (activity.type) {
    case 'entryAudience':
      return <EntryAudiencePane activity={activity} {...surroundings} />;
    case 'entryEvent':
      return <EntryEventPane activity={activity} {...surroundings} />;
    case 'entryMessage':
      return <EntryMessagePane activity={activity} {...surroundings} />;
    case 'whatsapp':
      return <WhatsAppPane activity={activity} {...surroundings} />;
    case 'wait':
      return <WaitPane activity={activity} {...surroundings} />;
    case 'condition':
      return <ConditionPane activity={activity} {...surroundings} />;
    case 'reaction':
      return <ReactionPane activity={activity} {...surroundings} />;
    case 'split':
      return <SplitPane activity={activity} {...surroundings} />;
    case 'updateProfile':
      return <UpdateProfilePane activity={activity} {...surroundings} />;
    case 'end':
      return <EndPane />;
  }
}
