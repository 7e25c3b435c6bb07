import { GraphError } from '../graph/graph-error.ts';

/** A medium is given by exactly one of id and link. Throws 131008 or 131009. */
export function checkMedium(
  where: string,
  medium: { id?: unknown; link?: unknown } | undefined,
): void {
  if (medium === undefined || (medium.id === undefined) === (medium.link === undefined)) {
    throw new GraphError(131008, `${where}: exactly one of id and link is required`);
  }
  if (medium.id !== undefined) {
    if (typeof medium.id !== 'string' || medium.id === '') {
      throw new GraphError(131009, `${where}: id is not a media id`);
    }
    return;
  }
  const { link } = medium;
  if (typeof link !== 'string' || !/^https?:\/\//i.test(link) || !URL.canParse(link)) {
    throw new GraphError(131009, `${where}: link is not a valid http or https url`);
  }
}
