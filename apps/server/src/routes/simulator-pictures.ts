import type { AccountTemplate } from '@waypost/engine/templates';

/**
 * The simulator names its pictures by its own address, which browsers don't reach and which changes with
 * every start. Their examples get the address under which this server passes them on.
 */
export function withReachablePictures(
  templates: readonly AccountTemplate[],
  simulatorUrl: string,
  origin: string,
): AccountTemplate[] {
  return templates.map((template) => ({
    ...template,
    components: template.components.map((component) => {
      if (component.type !== 'HEADER' || component.example?.header_handle === undefined) {
        return component;
      }
      const header_handle = component.example.header_handle.map((handle) =>
        reachable(handle, simulatorUrl, origin),
      );
      return { ...component, example: { ...component.example, header_handle } };
    }),
  }));
}

function reachable(handle: string, simulatorUrl: string, origin: string): string {
  const media = `${simulatorUrl}/media/`;
  return handle.startsWith(media)
    ? `${origin}/simulator/media/${handle.slice(media.length)}`
    : handle;
}
