/** Places that browsers still list under the name they had. */
const presentNames: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** IANA names of all zones, by which people find the place they look for. */
export function timeZones(): string[] {
  const names = Intl.supportedValuesOf('timeZone').map((name) => presentNames[name] ?? name);
  return [...new Set([...names, 'UTC'])].toSorted();
}
