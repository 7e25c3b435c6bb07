import { mediaPlaceholder } from './default-templates.ts';
import type { StoredTemplate } from './stored-template.ts';

export const templateDefaults = [
  'name',
  'parameter_format',
  'components',
  'language',
  'status',
  'category',
  'sub_category',
  'id',
];

/** A template as the Graph API lists it. `mediaUrl` is where this simulator's pictures are served. */
export function templateNode(template: StoredTemplate, mediaUrl: string): Record<string, unknown> {
  const components = template.components.map((component) => {
    if (component.type !== 'HEADER' || !component.example?.header_handle) return component;
    const handles = component.example.header_handle.map((handle) =>
      handle.startsWith(mediaPlaceholder)
        ? `${mediaUrl}/${handle.slice(mediaPlaceholder.length)}`
        : handle,
    );
    return { ...component, example: { ...component.example, header_handle: handles } };
  });
  return {
    id: String(template.id),
    name: template.name,
    parameter_format: template.parameterFormat,
    components,
    language: template.language,
    status: template.status,
    category: template.category,
    sub_category: undefined,
    quality_score: { score: template.qualityScore, date: undefined },
    rejected_reason: template.rejectedReason,
    previous_category: undefined,
    correct_category: undefined,
    message_send_ttl_seconds: undefined,
    library_template_name: undefined,
    cta_url_link_tracking_opted_out: undefined,
    health_status: {
      can_send_message: template.status === 'APPROVED' ? 'AVAILABLE' : 'BLOCKED',
      entities: [],
    },
  };
}
