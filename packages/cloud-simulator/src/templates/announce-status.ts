import type { StoredTemplate } from './stored-template.ts';

/** The `message_template_status_update` webhook for a template's new status. `at` in milliseconds. */
export function statusUpdate(template: StoredTemplate, at: number): unknown {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: template.wabaId,
        time: Math.floor(at / 1000),
        changes: [
          {
            field: 'message_template_status_update',
            value: {
              event: template.status,
              message_template_id: template.id,
              message_template_name: template.name,
              message_template_language: template.language,
              reason: template.rejectedReason,
              message_template_category: template.category,
            },
          },
        ],
      },
    ],
  };
}
