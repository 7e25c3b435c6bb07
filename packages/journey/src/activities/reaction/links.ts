import {
  authoredLinks,
  responseFields,
  templateSlots,
  type ResponseLanguageContent,
  type SlotValue,
  type Template,
  type WhatsAppContent,
} from '@waypost/whatsapp';

/** A link of a message whose clicks are seen. */
export interface TrackedLink {
  /** As it is written in one language, personal values included. */
  url: string;
  /** The words on its button, else the address. */
  label: string;
}

/**
 * Links of a message that become short ones, by language, in the order of the message. A template's link button is
 * one only if it was approved with an address of short links.
 */
export function trackedLinks(
  { template: chosen, response }: WhatsAppContent,
  templates: readonly Template[],
): TrackedLink[][] {
  const ofTemplate = Object.entries(chosen?.byLanguage ?? {}).map(([language, { values }]) => {
    const template = templates.find(
      (one) => one.name === chosen?.name && one.language === language,
    );
    return template === undefined ? [] : templateLinks(template, values);
  });
  return [...ofTemplate, ...Object.values(response?.byLanguage ?? {}).map(responseLinks)];
}

function templateLinks(template: Template, values: Record<string, SlotValue>): TrackedLink[] {
  const shortButtons = new Map<string, string>(
    template.components.flatMap((component) =>
      component.type === 'BUTTONS'
        ? component.buttons.flatMap((button, index) =>
            button.type === 'URL' && button.url.endsWith('/l/{{1}}')
              ? [[`button.${index}.url`, button.text]]
              : [],
          )
        : [],
    ),
  );
  return unique(
    templateSlots(template).flatMap(({ key, kind }) => {
      const { value = '', fallback = '' } = values[key] ?? {};
      const label = shortButtons.get(key);
      if (label !== undefined) return [{ url: value.trim(), label }];
      if (kind !== 'text') return [];
      return [...authoredLinks(value), ...authoredLinks(fallback)].map((url) => ({
        url,
        label: url,
      }));
    }),
  );
}

/** Fields that hold no words: a file, a place, somebody's details. */
const wordless = new Set(['medium', 'latitude', 'longitude', 'emoji', 'phone', 'email']);

function responseLinks(content: ResponseLanguageContent): TrackedLink[] {
  return unique(
    responseFields(content).flatMap(({ path, text, shape }) => {
      if (wordless.has(shape ?? '') || path.startsWith('contacts')) return [];
      const label = buttonOver(content, path);
      return authoredLinks(text).map((url) => ({ url, label: label ?? url }));
    }),
  );
}

/** The words on the button that a field is the address of. */
function buttonOver(content: ResponseLanguageContent, path: string): string | undefined {
  return content.kind === 'link' && path === 'url' && content.button !== ''
    ? content.button
    : undefined;
}

function unique(links: readonly TrackedLink[]): TrackedLink[] {
  return links.filter(({ url }, index) => links.findIndex((one) => one.url === url) === index);
}
