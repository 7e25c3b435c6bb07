import type { ActivityType } from '@waypost/journey';

import { activityTypes } from '../../activities/registry.tsx';

const format = 'application/x-waypost-activity';

/** Marks a drag as carrying a new activity of this kind. */
export function startActivityDrag(transfer: DataTransfer, type: ActivityType): void {
  transfer.setData(format, type);
  transfer.effectAllowed = 'copy';
}

/** True while a new activity is dragged over the canvas. (What it is can be read only at the drop.) */
export function carriesActivity(transfer: DataTransfer): boolean {
  return transfer.types.includes(format);
}

/** The kind of activity that was dropped; null for anything else. */
export function droppedActivity(transfer: DataTransfer): ActivityType | null {
  const type = transfer.getData(format);
  return activityTypes.find((known) => known === type) ?? null;
}
