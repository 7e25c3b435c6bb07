import { isWebAddress } from './parameter-rules.ts';

/** The last part of a web address, as a document's name; undefined when there is none. */
export function filenameOfLink(address: string): string | undefined {
  if (!isWebAddress(address)) return undefined;
  const last = new URL(address).pathname.split('/').at(-1);
  if (last === undefined || last === '') return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
