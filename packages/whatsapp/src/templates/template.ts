import { z } from 'zod';

/** Category Meta files a template under; it decides consent, price and where it may go. */
export const templateCategorySchema = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']);
export type TemplateCategory = z.infer<typeof templateCategorySchema>;

/** Template states of the Cloud API (message_template_status_update and `status` of the REST answer). */
export const templateStatusSchema = z.enum([
  'PENDING',
  'APPROVED',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'PENDING_DELETION',
  'DELETED',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
]);
export type TemplateStatus = z.infer<typeof templateStatusSchema>;

const namedParameterExample = z.object({ param_name: z.string(), example: z.string() });

export const headerComponentSchema = z.object({
  type: z.literal('HEADER'),
  format: z.enum(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION']),
  text: z.string().optional(),
  example: z
    .object({
      header_text: z.array(z.string()).optional(),
      header_text_named_params: z.array(namedParameterExample).optional(),
      header_handle: z.array(z.string()).optional(),
    })
    .optional(),
});

export const bodyComponentSchema = z.object({
  type: z.literal('BODY'),
  text: z.string(),
  add_security_recommendation: z.boolean().optional(),
  example: z
    .object({
      body_text: z.array(z.array(z.string())).optional(),
      body_text_named_params: z.array(namedParameterExample).optional(),
    })
    .optional(),
});

export const footerComponentSchema = z.object({
  type: z.literal('FOOTER'),
  text: z.string().optional(),
  code_expiration_minutes: z.number().optional(),
});

export const templateButtonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('QUICK_REPLY'), text: z.string() }),
  z.object({
    type: z.literal('URL'),
    text: z.string(),
    url: z.string(),
    example: z.array(z.string()).optional(),
  }),
  z.object({ type: z.literal('PHONE_NUMBER'), text: z.string(), phone_number: z.string() }),
  z.object({
    type: z.literal('COPY_CODE'),
    text: z.string().optional(),
    example: z.union([z.string(), z.array(z.string())]).optional(),
  }),
]);
export type TemplateButton = z.infer<typeof templateButtonSchema>;

export const buttonsComponentSchema = z.object({
  type: z.literal('BUTTONS'),
  buttons: z.array(templateButtonSchema),
});

/** A template's parts as Meta returns them, restricted to the kinds Waypost can fill. */
export const templateComponentSchema = z.discriminatedUnion('type', [
  headerComponentSchema,
  bodyComponentSchema,
  footerComponentSchema,
  buttonsComponentSchema,
]);
export type TemplateComponent = z.infer<typeof templateComponentSchema>;

export const parameterFormatSchema = z.enum(['POSITIONAL', 'NAMED']);

/** One language of one template: what an author picks and what rendering needs. */
export const templateSchema = z.object({
  name: z.string(),
  language: z.string(),
  category: templateCategorySchema,
  status: templateStatusSchema,
  parameterFormat: parameterFormatSchema,
  components: z.array(templateComponentSchema),
});
export type Template = z.infer<typeof templateSchema>;
