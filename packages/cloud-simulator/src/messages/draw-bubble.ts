import type { Bubble, BubbleButton, Template, TextRun } from '@waypost/whatsapp';
import { z } from 'zod';

import {
  templateSendSchema,
  valuesByVariable,
  type Parameter,
  type SendComponent,
} from '../templates/check-parameters.ts';
import { piecesOf, variablesOf } from '../templates/template-parts.ts';
import { linkButtonSchema, listSchema, replyButtonsSchema } from './check-interactive.ts';

const authenticationUrl = 'https://www.whatsapp.com/otp/code';

/** A bubble of nothing but words. */
export function plainBubble(text: string): Bubble {
  return { body: text === '' ? [] : [{ text, source: 'template' }], buttons: [] };
}

function fill(
  where: 'header' | 'body',
  text: string,
  parameters: Parameter[],
  named: boolean,
): TextRun[] {
  const values = valuesByVariable(variablesOf(text), parameters, named);
  return piecesOf(text).map((piece): TextRun => {
    if ('words' in piece) return { text: piece.words, source: 'template' };
    const slot = `${where}.${piece.variable}`;
    const value = values.get(piece.variable);
    return value === undefined
      ? { text: '', source: 'missing', slot }
      : { text: value, source: 'value', slot };
  });
}

function drawHeader(
  header: Extract<Template['components'][number], { type: 'HEADER' }>,
  parameters: Parameter[],
  named: boolean,
): NonNullable<Bubble['header']> {
  const [parameter] = parameters;
  switch (header.format) {
    case 'TEXT':
      return { kind: 'text', runs: fill('header', header.text ?? '', parameters, named) };
    case 'LOCATION': {
      const { name, address } = parameter?.location ?? {};
      return {
        kind: 'location',
        ...(name === undefined ? {} : { name }),
        ...(address === undefined ? {} : { address }),
      };
    }
    case 'PRODUCT':
      return { kind: 'product', product: { retailerId: '' } };
    case 'IMAGE':
    case 'VIDEO':
    case 'GIF':
    case 'DOCUMENT': {
      const kinds = { IMAGE: 'image', VIDEO: 'video', GIF: 'video', DOCUMENT: 'document' } as const;
      const kind = kinds[header.format];
      const medium = parameter?.[kind];
      return {
        kind,
        ...(medium?.link === undefined ? {} : { url: medium.link }),
        ...(medium?.filename === undefined ? {} : { filename: medium.filename }),
      };
    }
  }
}

function drawButtons(template: Template, components: SendComponent[]): BubbleButton[] {
  const buttons =
    template.components.find((component) => component.type === 'BUTTONS')?.buttons ?? [];
  return buttons.map((button, index): BubbleButton => {
    const parameter = components.find(
      (component) => component.type.toLowerCase() === 'button' && Number(component.index) === index,
    )?.parameters?.[0];
    switch (button.type) {
      case 'QUICK_REPLY':
        return {
          kind: 'quick_reply',
          text: button.text,
          index,
          payload: parameter?.payload ?? button.text,
        };
      case 'URL': {
        if (button.url.startsWith(authenticationUrl)) {
          return { kind: 'copy_code', text: button.text, index };
        }
        const url = button.url.replace(/\{\{\s*\w+\s*\}\}/, parameter?.text ?? '');
        return { kind: 'url', text: button.text, index, url };
      }
      case 'PHONE_NUMBER':
        return { kind: 'phone', text: button.text, index, url: `tel:${button.phone_number}` };
      case 'COPY_CODE':
        return { kind: 'copy_code', text: button.text ?? 'Copy offer code', index };
      case 'OTP':
        return { kind: 'copy_code', text: button.text ?? 'Copy code', index };
      case 'FLOW':
        return { kind: 'flow', text: button.text, index };
      case 'CATALOG':
        return { kind: 'catalog', text: button.text ?? '', index };
      case 'MPM':
      case 'SPM':
        return { kind: 'products', text: button.text ?? '', index };
      case 'REQUEST_CONTACT_INFO':
        return { kind: 'contact_request', text: button.text ?? '', index };
      case 'VOICE_CALL':
        return { kind: 'phone', text: button.text ?? '', index };
    }
  });
}

function drawTemplate(template: Template, content: unknown): Bubble {
  const components = templateSendSchema.parse(content).components ?? [];
  const named = template.parameterFormat === 'NAMED';
  const parametersOf = (type: string): Parameter[] =>
    components.find((component) => component.type.toLowerCase() === type)?.parameters ?? [];
  const header = template.components.find((component) => component.type === 'HEADER');
  const body = template.components.find((component) => component.type === 'BODY');
  const footer = template.components.find((component) => component.type === 'FOOTER');
  const footerText =
    footer?.text ??
    (footer?.code_expiration_minutes === undefined
      ? undefined
      : `This code expires in ${footer.code_expiration_minutes} minutes.`);
  return {
    ...(header ? { header: drawHeader(header, parametersOf('header'), named) } : {}),
    body: fill('body', body?.text ?? '', parametersOf('body'), named),
    ...(footerText === undefined ? {} : { footer: footerText }),
    buttons: drawButtons(template, components),
  };
}

const mediumSchema = z.looseObject({
  link: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
});
const interactiveSchema = z.looseObject({
  type: z.string(),
  header: z.looseObject({ type: z.string(), text: z.string().optional() }).optional(),
  body: z.looseObject({ text: z.string() }).optional(),
  footer: z.looseObject({ text: z.string() }).optional(),
});

function drawInteractive(content: unknown): Bubble {
  const message = interactiveSchema.parse(content);
  const { header } = message;
  const drawn: Bubble = {
    ...plainBubble(message.body?.text ?? ''),
    ...(message.footer ? { footer: message.footer.text } : {}),
  };
  if (header?.type === 'text') {
    drawn.header = { kind: 'text', runs: [{ text: header.text ?? '', source: 'template' }] };
  } else if (header?.type === 'image' || header?.type === 'video' || header?.type === 'document') {
    const medium = mediumSchema.parse(header[header.type] ?? {});
    drawn.header = {
      kind: header.type,
      ...(medium.link === undefined ? {} : { url: medium.link }),
    };
  }
  switch (message.type) {
    case 'button':
      drawn.buttons = replyButtonsSchema.parse(content).action.buttons.map(({ reply }, index) => ({
        kind: 'quick_reply',
        text: reply.title,
        index,
        payload: reply.id,
      }));
      break;
    case 'list':
      drawn.buttons = listSchema
        .parse(content)
        .action.sections.flatMap((section) => section.rows)
        .map((row, index) => ({ kind: 'quick_reply', text: row.title, index, payload: row.id }));
      break;
    case 'cta_url': {
      const { display_text: text, url } = linkButtonSchema.parse(content).action.parameters;
      drawn.buttons = [{ kind: 'url', text, index: 0, url }];
      break;
    }
    default:
  }
  return drawn;
}

/**
 * Draws a business's message as the phone shows it, from what was received and the template as it
 * read then. Independent of the client's own rendering, so that a test can compare the two.
 */
export function drawBubble(kind: string, content: unknown, template: Template | undefined): Bubble {
  switch (kind) {
    case 'template':
      return template ? drawTemplate(template, content) : plainBubble('');
    case 'text':
      return plainBubble(z.looseObject({ body: z.string() }).parse(content).body);
    case 'interactive':
      return drawInteractive(content);
    case 'reaction':
      return plainBubble(z.looseObject({ emoji: z.string() }).parse(content).emoji);
    case 'image':
    case 'video':
    case 'document': {
      const medium = mediumSchema.parse(content);
      return {
        ...plainBubble(medium.caption ?? ''),
        header: {
          kind,
          ...(medium.link === undefined ? {} : { url: medium.link }),
          ...(medium.filename === undefined ? {} : { filename: medium.filename }),
        },
      };
    }
    default:
      return plainBubble(`[${kind}]`);
  }
}

/** A bubble's words in one line, for lists. */
export function wordsOf(bubble: Bubble): string {
  const body = bubble.body.map((run) => run.text).join('');
  if (body !== '') return body;
  return bubble.header?.kind === 'text' ? bubble.header.runs.map((run) => run.text).join('') : '';
}
