import type { DragEvent } from 'react';

const type = 'application/x-waypost-journeys';

/** Lets a drag carry journeys. */
export function carryJourneys({ dataTransfer }: DragEvent, ids: readonly string[]): void {
  dataTransfer.setData(type, JSON.stringify(ids));
  dataTransfer.effectAllowed = 'move';
}

/** Whether journeys are dragged; which ones is told only once they are dropped. */
export function areJourneys({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(type);
}

/** Ids of the journeys dropped. */
export function droppedJourneys({ dataTransfer }: DragEvent): string[] {
  const ids: unknown = JSON.parse(dataTransfer.getData(type) || '[]');
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
