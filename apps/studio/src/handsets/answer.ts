import type { HandsetSend } from '@waypost/api';

type Draft<Send> = Send extends HandsetSend ? Omit<Send, 'phoneNumberId' | 'quotedId'> : never;

/** Something to be sent, before it is known in which chat and as an answer to what. */
export type Answer = Draft<HandsetSend>;
