import type { Bubble } from '@waypost/whatsapp';

/** A phone of the simulator, as its control interface lists it. */
export interface ControlledHandset {
  number: string;
  name: string;
  unread: number;
  lastText: string | null;
  /** ms since the epoch */
  lastAt: number | null;
}

export interface ControlledMessage {
  id: string;
  direction: 'in' | 'out';
  /** ms since the epoch */
  at: number;
  phoneNumberId: string;
  bubble: Bubble;
  status: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';
  quotedId: string | null;
  tappedButtons: number[];
}

/** Raised for what the simulator refuses: no such handset, no such button. */
export class HandsetError extends Error {
  override readonly name = 'HandsetError';
}

/** What the handset page may do with the simulator's phones. */
export interface HandsetControl {
  list(query: {
    search?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  }): Promise<{ items: ControlledHandset[]; next: string | null }>;
  /** Null when nobody ever wrote to or from this number. */
  get(number: string): Promise<(ControlledHandset & { messages: ControlledMessage[] }) | null>;
  /** @throws HandsetError with the reason in plain words. */
  reply(
    number: string,
    reply: { text: string; phoneNumberId: string; quotedId?: string | undefined },
  ): Promise<{ id: string }>;
  /** @throws HandsetError with the reason in plain words. */
  tap(number: string, tap: { messageId: string; button: number }): Promise<{ id: string }>;
  markRead(number: string): Promise<{ read: number }>;
}
