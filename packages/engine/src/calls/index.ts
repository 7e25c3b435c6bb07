export type { CallSettings } from './call-settings.ts';
export type { TriedCall } from './try-out.ts';
