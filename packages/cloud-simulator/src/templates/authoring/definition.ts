import { z } from 'zod';

const upper = z.string().transform((value) => value.toUpperCase());

const namedExample = z.object({ param_name: z.string(), example: z.string() });

/** A button as an author defines it. */
export const definedButtonSchema = z.looseObject({
  type: upper,
  text: z.string().optional(),
  url: z.string().optional(),
  phone_number: z.string().optional(),
  example: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
  flow_id: z.union([z.string(), z.number()]).transform(String).optional(),
  flow_name: z.string().optional(),
  flow_action: z.string().optional(),
  navigate_screen: z.string().optional(),
  otp_type: upper.optional(),
  autofill_text: z.string().optional(),
  zero_tap_terms_accepted: z.boolean().optional(),
  supported_apps: z
    .array(z.object({ package_name: z.string(), signature_hash: z.string() }))
    .optional(),
  package_name: z.string().optional(),
  signature_hash: z.string().optional(),
});
export type DefinedButton = z.output<typeof definedButtonSchema>;

const exampleSchema = z.looseObject({
  header_text: z.union([z.array(z.string()), z.string().transform((one) => [one])]).optional(),
  header_text_named_params: z.array(namedExample).optional(),
  header_handle: z.union([z.array(z.string()), z.string().transform((one) => [one])]).optional(),
  body_text: z
    .union([z.array(z.array(z.string())), z.array(z.string()).transform((one) => [one])])
    .optional(),
  body_text_named_params: z.array(namedExample).optional(),
});
export type DefinedExample = z.output<typeof exampleSchema>;

const partSchema = z.looseObject({
  type: upper,
  format: upper.optional(),
  text: z.string().optional(),
  example: exampleSchema.optional(),
  buttons: z.array(definedButtonSchema).optional(),
  add_security_recommendation: z.boolean().optional(),
  code_expiration_minutes: z.number().optional(),
  limited_time_offer: z
    .looseObject({ text: z.string().optional(), has_expiration: z.boolean().optional() })
    .optional(),
});
export type DefinedPart = z.output<typeof partSchema>;

/** A component as an author defines it; a carousel's cards hold components of their own. */
export const definedComponentSchema = partSchema.extend({
  cards: z.array(z.looseObject({ components: z.array(partSchema) })).optional(),
});
export type DefinedComponent = z.output<typeof definedComponentSchema>;

const formatSchema = upper.pipe(z.enum(['POSITIONAL', 'NAMED']));
const categorySchema = upper.pipe(z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']));

/** The body of `POST /{WABA}/message_templates`. */
export const definitionSchema = z.looseObject({
  name: z.string(),
  language: z.string(),
  category: categorySchema,
  parameter_format: formatSchema.default('POSITIONAL'),
  message_send_ttl_seconds: z.coerce.number().int().optional(),
  components: z.array(definedComponentSchema),
});
export type Definition = z.output<typeof definitionSchema>;

/** The body of an edit, `POST /{template}`. */
export const editSchema = z.looseObject({
  category: categorySchema.optional(),
  parameter_format: formatSchema.optional(),
  message_send_ttl_seconds: z.coerce.number().int().optional(),
  components: z.array(definedComponentSchema).optional(),
});
