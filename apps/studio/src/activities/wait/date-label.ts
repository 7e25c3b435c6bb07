import type { Resources } from '../resources.ts';

/** What people call the date at `profile.renewal`, `event.departure` or `results.<activity>.<field>`. */
export function dateLabel(resources: Resources, field: string): string {
  const known = resources.attributes.find((attribute) => attribute.field === field)?.label;
  if (known !== undefined) return known;
  const words = (field.split('.').at(-1) ?? field).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
