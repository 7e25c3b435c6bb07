import type { Template } from '@waypost/whatsapp';
import { z } from 'zod';

import type { KeptMessage } from '../messages/message-book.ts';
import { flowSchema } from '../messages/check-interactive.ts';
import { partOf, templateSendSchema } from '../templates/send-schema.ts';

/** What a send names a Flow by, and the token that its answer gives back. */
export interface SentFlow {
  /** Id or name; null when the template doesn't say. */
  flow: string | null;
  token: string;
}

const unusedToken = 'unused';
const typeSchema = z.looseObject({ type: z.string() });

function inTemplate(content: unknown, template: Template | undefined): SentFlow | undefined {
  const buttons = partOf(template?.components ?? [], 'BUTTONS')?.buttons ?? [];
  const index = buttons.findIndex(({ type }) => type === 'FLOW');
  const button = buttons[index];
  if (button?.type !== 'FLOW') return undefined;
  const sent = templateSendSchema
    .parse(content)
    .components?.find(
      (component) => component.type.toLowerCase() === 'button' && Number(component.index) === index,
    );
  return {
    flow: button.flow_id ?? button.flow_name ?? null,
    token: sent?.parameters?.[0]?.action?.flow_token ?? unusedToken,
  };
}

/** The Flow behind a message's button; undefined when it has none. */
export function sentFlowOf(
  message: KeptMessage,
  template: Template | undefined,
): SentFlow | undefined {
  const content: unknown = JSON.parse(message.content);
  if (message.kind === 'template') return inTemplate(content, template);
  if (message.kind !== 'interactive' || typeSchema.parse(content).type !== 'flow') return undefined;
  const { flow_id, flow_name, flow_token } = flowSchema.parse(content).action.parameters;
  return { flow: flow_id ?? flow_name ?? null, token: flow_token ?? unusedToken };
}
