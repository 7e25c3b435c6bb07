import type { AccountTemplate } from '@waypost/engine/templates';
import type { CardComponent, TemplateComponent } from '@waypost/whatsapp';

/**
 * The simulator names its pictures by its own address, which browsers don't reach and which changes with
 * every start. Their examples get the address under which this server passes them on.
 */
export function withReachablePictures(
  templates: readonly AccountTemplate[],
  simulatorUrl: string,
  origin: string,
): AccountTemplate[] {
  const moved = <Part extends TemplateComponent | CardComponent>(part: Part): Part => {
    if (part.type !== 'HEADER' || part.example?.header_handle === undefined) return part;
    const header_handle = part.example.header_handle.map((handle) =>
      reachable(handle, simulatorUrl, origin),
    );
    return { ...part, example: { ...part.example, header_handle } };
  };
  return templates.map((template) => ({
    ...template,
    components: template.components.map((component) =>
      component.type === 'CAROUSEL'
        ? {
            ...component,
            cards: component.cards.map((card) => ({ components: card.components.map(moved) })),
          }
        : moved(component),
    ),
  }));
}

function reachable(handle: string, simulatorUrl: string, origin: string): string {
  const media = `${simulatorUrl}/media/`;
  return handle.startsWith(media)
    ? `${origin}/simulator/media/${handle.slice(media.length)}`
    : handle;
}
