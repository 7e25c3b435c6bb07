import { GraphError } from '../graph/graph-error.ts';
import { checkMedium } from '../messages/check-medium.ts';
import { checkCount, checkText } from './check-text.ts';
import type { Parameter, TemplatePart } from './send-schema.ts';

const mostCharacters = 60;

function checkLocation(where: string, { location }: Parameter): void {
  if (!location?.latitude || !location.longitude) {
    throw new GraphError(131008, `${where}: latitude and longitude are required`);
  }
  if (Number.isNaN(Number(location.latitude)) || Number.isNaN(Number(location.longitude))) {
    throw new GraphError(131009, `${where}: latitude and longitude must be numbers`);
  }
}

/** Checks the parameters of a message's or a card's header. Throws 132000, 132012, 131008 or 131009. */
export function checkHeader(
  where: string,
  header: TemplatePart<'HEADER'> | undefined,
  parameters: Parameter[],
  named: boolean,
): void {
  if (!header) {
    checkCount(where, parameters.length, 0);
    return;
  }
  if (header.format === 'TEXT') {
    checkText(where, header.text ?? '', parameters, named, mostCharacters);
    return;
  }
  const [parameter] = parameters;
  const received = parameter?.type.toUpperCase() ?? 'UNKNOWN';
  if (parameters.length !== 1 || received !== header.format || !parameter) {
    throw new GraphError(
      132012,
      `${where}: Format mismatch, expected ${header.format}, received ${received}`,
    );
  }
  switch (header.format) {
    case 'LOCATION':
      checkLocation(where, parameter);
      return;
    case 'PRODUCT':
      if (!parameter.product) throw new GraphError(131008, `${where}: product is missing`);
      return;
    case 'IMAGE':
    case 'VIDEO':
    case 'GIF':
    case 'DOCUMENT': {
      const kinds = { IMAGE: 'image', VIDEO: 'video', GIF: 'gif', DOCUMENT: 'document' } as const;
      checkMedium(where, parameter[kinds[header.format]]);
    }
  }
}
