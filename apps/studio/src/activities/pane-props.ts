import type { ActivityCounts } from '@waypost/api';
import { attributesSet, messageEventFields, messageFields } from '@waypost/journey';
import type { ActivityOf, ActivityType, Graph } from '@waypost/journey';

import type { FocusRequest } from '../editor/store/editor-store.ts';
import type { ActivityTexts } from './activity-texts.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Resources } from './resources.ts';

/** What every pane of an activity gets beside the activity itself. */
export interface PaneSurroundings {
  journeyId: string;
  graph: Graph;
  resources: Resources;
  texts: ActivityTexts;
  problems: readonly FieldProblem[];
  /** A published version: the same form, but nothing can be changed. */
  isReadOnly: boolean;
  /** Live numbers of this activity; null while designing. */
  counts: ActivityCounts | null;
  /** Language of the message looked at in form and preview; null: by the person's locale. */
  language: string | null;
  onLanguageChange: (language: string | null) => void;
  /** The field a problem list asked for; panes with tabs open the right one. */
  focusRequest: FocusRequest | null;
}

export interface PaneProps<T extends ActivityType> extends PaneSurroundings {
  activity: ActivityOf<T>;
  /** `field` names what was changed, as problems do. */
  onChange: (changed: ActivityOf<T>, field: string) => void;
}

/** Names of attributes that the journey itself gives people. */
export function attributesGivenIn(graph: Graph): string[] {
  return [...attributesSet(graph.activities).keys()];
}

/** Names of the fields that the entry event, or the message that lets people in, carries. */
export function eventFieldsOf(graph: Graph): string[] {
  return graph.activities.flatMap((activity) => {
    if (activity.type === 'entryEvent' || activity.type === 'entryJump')
      return activity.fields.map(({ name }) => name);
    return activity.type === 'entryMessage' ? [...messageEventFields] : [];
  });
}

/** Paths under `event` that texts can be personalised with: of messages the parts, as far as they can be known. */
export function eventPathsOf(graph: Graph): string[] {
  const message = graph.activities.find((activity) => activity.type === 'entryMessage');
  return message === undefined
    ? eventFieldsOf(graph)
    : messageFields(message).map(({ path }) => path);
}
