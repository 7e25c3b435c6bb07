import type { ChatMessage } from '@waypost/cloud-simulator';
import { assetsAtMeta } from '@waypost/engine/media';
import type { Bubble, BubbleCard, BubbleHeader } from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';

const contentPath = '/media/content/';

/** Ids at Meta of the media in some bubbles. */
function mediaIdsIn(bubbles: readonly Bubble[]): string[] {
  return bubbles
    .flatMap(({ header, cards = [] }) => [header, ...cards.map((card) => card.header)])
    .flatMap((header) =>
      header !== undefined && 'url' in header && header.url?.startsWith(contentPath)
        ? [header.url.slice(contentPath.length)]
        : [],
    );
}

/**
 * Where a browser finds what the simulator serves below `/media`: a file that Waypost uploaded under its
 * own address, so that preview and handset draw the same; everything else through this server.
 */
function reachable(url: string, simulatorUrl: string, assets: ReadonlyMap<string, string>): string {
  const path = url.startsWith(`${simulatorUrl}/media/`) ? url.slice(simulatorUrl.length) : url;
  if (!path.startsWith('/media/')) return path;
  const asset = path.startsWith(contentPath)
    ? assets.get(path.slice(contentPath.length))
    : undefined;
  return asset === undefined ? `/simulator${path}` : `/api/media/${asset}/content`;
}

function headerOf(
  header: BubbleHeader | undefined,
  addressOf: (url: string) => string,
): { header?: BubbleHeader } {
  if (header === undefined) return {};
  if (!('url' in header) || header.url === undefined) return { header };
  return { header: { ...header, url: addressOf(header.url) } };
}

function withAddresses(bubble: Bubble, addressOf: (url: string) => string): Bubble {
  const { cards } = bubble;
  return {
    ...bubble,
    ...headerOf(bubble.header, addressOf),
    ...(cards === undefined
      ? {}
      : {
          cards: cards.map((card): BubbleCard => ({
            ...card,
            ...headerOf(card.header, addressOf),
          })),
        }),
  };
}

/** The messages of a handset with addresses of their media that a browser reaches. */
export async function withReachableMedia(
  deps: ApiDependencies,
  messages: readonly ChatMessage[],
): Promise<ChatMessage[]> {
  const assets = await assetsAtMeta(deps.db, mediaIdsIn(messages.map(({ bubble }) => bubble)));
  const simulatorUrl = deps.graph.simulator.baseUrl;
  const addressOf = (url: string): string => reachable(url, simulatorUrl, assets);
  return messages.map((message) => ({
    ...message,
    bubble: withAddresses(message.bubble, addressOf),
  }));
}

/** The address of a product's picture that a browser reaches. */
export function productPicture(imageUrl: string | null): string | null {
  return imageUrl === null ? null : `/simulator${imageUrl}`;
}
