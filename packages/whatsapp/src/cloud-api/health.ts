import { z } from 'zod';

import { idSchema } from './wire.ts';

/** Whether Meta lets a number, account, business, app or template send, and if not, why. */
export interface Health {
  /** AVAILABLE, LIMITED or BLOCKED. */
  canSend: string;
  entities: HealthEntity[];
}

export interface HealthEntity {
  /** PHONE_NUMBER, MESSAGE_TEMPLATE, WABA, BUSINESS or APP. */
  type: string;
  id: string;
  canSend: string;
  errors: { code: number; description: string; solution: string }[];
  notes: string[];
}

const entitySchema = z.looseObject({
  entity_type: z.string(),
  id: idSchema.optional(),
  can_send_message: z.string(),
  additional_info: z.array(z.string()).optional().catch(undefined),
  errors: z
    .array(
      z.looseObject({
        error_code: z.coerce.number(),
        error_description: z.string().optional(),
        possible_solution: z.string().optional(),
      }),
    )
    .optional()
    .catch(undefined),
});

/** `health_status` of a node. */
export const healthSchema = z
  .looseObject({ can_send_message: z.string(), entities: z.array(entitySchema).default([]) })
  .transform((answer): Health => ({
    canSend: answer.can_send_message,
    entities: answer.entities.map((entity) => ({
      type: entity.entity_type,
      id: entity.id ?? '',
      canSend: entity.can_send_message,
      errors: (entity.errors ?? []).map((error) => ({
        code: error.error_code,
        description: error.error_description ?? '',
        solution: error.possible_solution ?? '',
      })),
      notes: entity.additional_info ?? [],
    })),
  }));
