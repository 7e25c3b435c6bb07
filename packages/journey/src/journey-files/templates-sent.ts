/** A template that a graph sends. */
export interface SentTemplate {
  /** Whose account it belongs to; null while no sender is chosen. */
  senderId: string | null;
  name: string;
}

interface Found {
  senderId: string | null;
  template: { name: string };
}

/** Templates by sender that are sent anywhere in a document, each once. */
export function templatesSent(document: unknown): SentTemplate[] {
  const sent = new Map<string, SentTemplate>();
  for (const { senderId, template } of find(document, null)) {
    sent.set(`${senderId} ${template.name}`, { senderId, name: template.name });
  }
  return [...sent.values()];
}

/** A copy of a document in which templates have other names. */
export function withTemplatesRenamed<T>(
  document: T,
  newName: (sent: SentTemplate) => string | undefined,
): T {
  const copy = structuredClone(document);
  for (const { senderId, template } of find(copy, null)) {
    template.name = newName({ senderId, name: template.name }) ?? template.name;
  }
  return copy;
}

/** Looks for contents wherever they stand; a content's sender is the nearest one around it. */
function* find(value: unknown, around: string | null): Generator<Found> {
  if (Array.isArray(value)) {
    for (const item of value) yield* find(item, around);
    return;
  }
  if (!isRecord(value)) return;
  const own = value['senderId'];
  const senderId = typeof own === 'string' ? own : around;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'template' && isTemplate(part)) yield { senderId, template: part };
    yield* find(part, senderId);
  }
}

function isTemplate(value: unknown): value is { name: string } {
  return isRecord(value) && typeof value['name'] === 'string' && isRecord(value['byLanguage']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
