import { z } from 'zod';

import type { Template } from '@waypost/whatsapp';

const mediaSchema = z.looseObject({
  id: z.string().optional(),
  link: z.string().optional(),
  filename: z.string().optional(),
});
const coordinate = z.union([z.string(), z.number()]).transform(String);
const productItems = z.array(z.looseObject({ product_retailer_id: z.string().min(1) })).min(1);

export const parameterSchema = z.looseObject({
  type: z.string(),
  parameter_name: z.string().optional(),
  text: z.string().optional(),
  payload: z.string().optional(),
  coupon_code: z.string().optional(),
  currency: z.looseObject({ fallback_value: z.string() }).optional(),
  date_time: z.looseObject({ fallback_value: z.string() }).optional(),
  image: mediaSchema.optional(),
  video: mediaSchema.optional(),
  gif: mediaSchema.optional(),
  document: mediaSchema.optional(),
  location: z
    .looseObject({
      latitude: coordinate.optional(),
      longitude: coordinate.optional(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  product: z
    .looseObject({ product_retailer_id: z.string().min(1), catalog_id: z.string().min(1) })
    .optional(),
  limited_time_offer: z.looseObject({ expiration_time_ms: z.number().int().positive() }).optional(),
  action: z
    .looseObject({
      flow_token: z.string().optional(),
      flow_action_data: z.record(z.string(), z.unknown()).optional(),
      thumbnail_product_retailer_id: z.string().min(1).optional(),
      sections: z
        .array(z.looseObject({ title: z.string().max(24).optional(), product_items: productItems }))
        .min(1)
        .max(10)
        .optional(),
    })
    .optional(),
});
export type Parameter = z.infer<typeof parameterSchema>;

const partSchema = z.looseObject({
  type: z.string(),
  sub_type: z.string().optional(),
  index: z.union([z.string(), z.number()]).optional(),
  parameters: z.array(parameterSchema).optional(),
});

export const sendComponentSchema = partSchema.extend({
  cards: z
    .array(
      z.looseObject({
        card_index: z.number().int().min(0).max(9),
        components: z.array(partSchema).optional(),
      }),
    )
    .optional(),
});
export type SendComponent = z.infer<typeof sendComponentSchema>;

/** The `template` object of a send. */
export const templateSendSchema = z.looseObject({
  name: z.string().min(1),
  language: z.looseObject({
    code: z.string().min(1),
    policy: z.literal('deterministic').optional(),
  }),
  components: z.array(sendComponentSchema).optional(),
});
export type TemplateSend = z.infer<typeof templateSendSchema>;

type Component = Template['components'][number];
/** One part of a template, or of one of its cards. */
export type TemplatePart<T extends Component['type']> = Extract<Component, { type: T }>;

/** The part of a kind among a template's or a card's parts. */
export function partOf<T extends Component['type']>(
  parts: readonly Component[],
  type: T,
): TemplatePart<T> | undefined {
  return parts.find((part): part is TemplatePart<T> => part.type === type);
}

/** The parameters that a send has for a part without an index. */
export function parametersFor(components: readonly SendComponent[], type: string): Parameter[] {
  return components.find((component) => component.type.toLowerCase() === type)?.parameters ?? [];
}
