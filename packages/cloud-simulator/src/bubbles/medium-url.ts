/**
 * Where a phone finds a medium: its link, or the simulator's own copy of an upload. That path is below
 * wherever the simulator's pictures are served, `/media` in its own process.
 */
export function mediumUrl(medium: { id?: string | undefined; link?: string | undefined }): {
  url?: string;
} {
  if (medium.link !== undefined) return { url: medium.link };
  return medium.id === undefined ? {} : { url: `${contentPath}${medium.id}` };
}

export const contentPath = '/media/content/';
