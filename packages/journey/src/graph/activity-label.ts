import type { Activity } from '../activities/activity.ts';

/** What an activity is called in English sentences: the author's name for it, else its kind in words. */
export function activityLabel({ name, type }: Activity): string {
  if (name !== '') return name;
  if (type === 'whatsapp') return 'WhatsApp';
  const words = type.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
