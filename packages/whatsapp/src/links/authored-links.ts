import { webAddress } from './web-address.ts';

/** Stands for a piece of Liquid while addresses are looked for; nobody types it. */
const placeholder = '\uE000';
const liquidPiece = /\{\{.*?\}\}|\{%.*?%\}/gs;

/** Web addresses in a text as its author wrote them, Liquid in them included, each once and in order. */
export function authoredLinks(text: string): string[] {
  const pieces: string[] = [];
  const bare = text.replace(liquidPiece, (piece) => {
    pieces.push(piece);
    return placeholder;
  });
  // Addresses are cut out of the bare text, so the pieces before each one have to be counted.
  const links = [...bare.matchAll(webAddress)].map(({ 0: found, index }) => {
    let place = bare.slice(0, index).split(placeholder).length - 1;
    return found.replaceAll(placeholder, () => pieces[place++] ?? '');
  });
  return [...new Set(links)];
}

/** Whether an address that was sent is what an author's link became for somebody. */
export function isLinkOf(authored: string, sent: string): boolean {
  const words = authored
    .split(liquidPiece)
    .map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${words.join('.*')}$`, 's').test(sent);
}
