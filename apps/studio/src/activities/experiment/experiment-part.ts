import type { PaneProps } from '../pane-props.ts';

/** What a part of the experiment's form gets. */
export type ExperimentPart = Pick<
  PaneProps<'experiment'>,
  'activity' | 'onChange' | 'problems' | 'isReadOnly'
>;
