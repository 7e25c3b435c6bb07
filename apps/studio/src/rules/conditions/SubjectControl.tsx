import type { Subject } from '../subjects.ts';
import { EventsControl } from './EventsControl.tsx';
import { LanguageControl } from './LanguageControl.tsx';
import { MembershipControl } from './MembershipControl.tsx';
import { MessageControl } from './MessageControl.tsx';
import { MessagesControl } from './MessagesControl.tsx';
import { WindowControl } from './WindowControl.tsx';

/** What the form of one kind of condition gets. */
export interface ConditionProps<C extends Subject> {
  condition: C;
  /** Place in the rule as problems name it, e.g. `.rules.0`. */
  place: string;
  isReadOnly: boolean;
  onChange: (changed: C) => void;
}

/** The form of a condition that is no comparison with a field. */
export function SubjectControl({ condition, ...props }: ConditionProps<Subject>) {
  switch (condition.kind) {
    case 'events':
      return <EventsControl condition={condition} {...props} />;
    case 'messages':
      return <MessagesControl condition={condition} {...props} />;
    case 'membership':
      return <MembershipControl condition={condition} {...props} />;
    case 'window':
      return <WindowControl condition={condition} {...props} />;
    case 'language':
      return <LanguageControl condition={condition} {...props} />;
    case 'message':
      return <MessageControl condition={condition} {...props} />;
  }
}
