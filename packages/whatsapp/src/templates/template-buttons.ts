import { z } from 'zod';

const label = z.string().optional();

/** Every kind of template button Meta documents, as the Graph API reads them back. */
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
    text: label,
    example: z.union([z.string(), z.array(z.string())]).optional(),
  }),
  /** A one-time code's button. Meta reads it back as a URL button; other sources keep the type. */
  z.object({
    type: z.literal('OTP'),
    text: label,
    otp_type: z.string().optional(),
    autofill_text: z.string().optional(),
  }),
  z.object({
    type: z.literal('FLOW'),
    text: z.string(),
    flow_id: z.union([z.string(), z.number().transform(String)]).optional(),
    flow_name: z.string().optional(),
    flow_action: z.string().optional(),
    navigate_screen: z.string().optional(),
  }),
  z.object({ type: z.literal('CATALOG'), text: label }),
  z.object({ type: z.literal('MPM'), text: label }),
  z.object({ type: z.literal('SPM'), text: label }),
  z.object({ type: z.literal('REQUEST_CONTACT_INFO'), text: label }),
  z.object({ type: z.literal('VOICE_CALL'), text: label }),
]);
export type TemplateButton = z.infer<typeof templateButtonSchema>;
export type TemplateButtonType = TemplateButton['type'];

export const buttonsComponentSchema = z.object({
  type: z.literal('BUTTONS'),
  buttons: z.array(templateButtonSchema),
});

/** Buttons that Meta may list without words. Labels that WhatsApp itself chooses in the reader's language stay empty. */
const fixedLabels: Partial<Record<TemplateButtonType, string>> = {
  COPY_CODE: 'Copy offer code',
  OTP: 'Copy code',
};

/** The words on a button. */
export function buttonLabel(button: TemplateButton): string {
  const own = button.text ?? '';
  return own === '' ? (fixedLabels[button.type] ?? '') : own;
}
