import type { TappableReply } from '@waypost/journey';
import { z } from 'zod';

const format = 'application/x-waypost-reply';

const replySchema = z.object({
  messageId: z.string(),
  button: z.number().int(),
  label: z.string(),
});
export type DraggedReply = TappableReply & { messageId: string };

/** Marks a drag as carrying a button of a message, to be waited for. */
export function startReplyDrag(transfer: DataTransfer, reply: DraggedReply): void {
  transfer.setData(format, JSON.stringify(reply));
  transfer.effectAllowed = 'copy';
}

/** True while a button is dragged over the canvas. */
export function carriesReply(transfer: DataTransfer): boolean {
  return transfer.types.includes(format);
}

/** The button that was dropped; null for anything else. */
export function droppedReply(transfer: DataTransfer): DraggedReply | null {
  const text = transfer.getData(format);
  return text === '' ? null : replySchema.parse(JSON.parse(text));
}
