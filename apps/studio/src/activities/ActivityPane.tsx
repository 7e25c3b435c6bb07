import type { Activity } from '@waypost/journey';

import { AudienceMembershipPane } from './audience-membership/AudienceMembershipPane.tsx';
import { ConditionPane } from './condition/ConditionPane.tsx';
import { EndPane } from './end/EndPane.tsx';
import { EntryAudiencePane } from './entry-audience/EntryAudiencePane.tsx';
import { EntryAudienceChangePane } from './entry-audience-change/EntryAudienceChangePane.tsx';
import { EntryEventPane } from './entry-event/EntryEventPane.tsx';
import { EntryJumpPane } from './entry-jump/EntryJumpPane.tsx';
import { EntryMessagePane } from './entry-message/EntryMessagePane.tsx';
import { ExperimentPane } from './experiment/ExperimentPane.tsx';
import { HandOverPane } from './hand-over/HandOverPane.tsx';
import { HttpRequestPane } from './http-request/HttpRequestPane.tsx';
import { JumpPane } from './jump/JumpPane.tsx';
import { JoinPane } from './join/JoinPane.tsx';
import type { PaneSurroundings } from './pane-props.ts';
import { ParallelPane } from './parallel/ParallelPane.tsx';
import { ReactionPane } from './reaction/ReactionPane.tsx';
import { SplitPane } from './split/SplitPane.tsx';
import { StartJourneyPane } from './start-journey/StartJourneyPane.tsx';
import { UpdateProfilePane } from './update-profile/UpdateProfilePane.tsx';
import { WaitPane } from './wait/WaitPane.tsx';
import { WaitForEventPane } from './wait-for-event/WaitForEventPane.tsx';
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
    case 'waitForEvent':
      return <WaitForEventPane activity={activity} {...surroundings} />;
    case 'condition':
      return <ConditionPane activity={activity} {...surroundings} />;
    case 'reaction':
      return <ReactionPane activity={activity} {...surroundings} />;
    case 'split':
      return <SplitPane activity={activity} {...surroundings} />;
    case 'experiment':
      return <ExperimentPane activity={activity} {...surroundings} />;
    case 'entryAudienceChange':
      return <EntryAudienceChangePane activity={activity} {...surroundings} />;
    case 'entryJump':
      return <EntryJumpPane activity={activity} {...surroundings} />;
    case 'jump':
      return <JumpPane activity={activity} {...surroundings} />;
    case 'parallel':
      return <ParallelPane activity={activity} {...surroundings} />;
    case 'join':
      return <JoinPane activity={activity} {...surroundings} />;
    case 'updateProfile':
      return <UpdateProfilePane activity={activity} {...surroundings} />;
    case 'audienceMembership':
      return <AudienceMembershipPane activity={activity} {...surroundings} />;
    case 'startJourney':
      return <StartJourneyPane activity={activity} {...surroundings} />;
    case 'handOver':
      return <HandOverPane activity={activity} {...surroundings} />;
    case 'httpRequest':
      return <HttpRequestPane activity={activity} {...surroundings} />;
    case 'end':
      return <EndPane activity={activity} {...surroundings} />;
  }
}
