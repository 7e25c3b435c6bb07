import type { Context } from '../context.ts';
import { mediaPlaceholder } from './default-marketing.ts';
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

type Component = StoredTemplate['components'][number];

/** Handles of samples become addresses under which they can be seen, as Meta gives them back. */
function withAddresses<C extends Component>(
  component: C,
  addressOf: (handle: string) => string,
): C {
  if (component.type !== 'HEADER' || !component.example?.header_handle) return component;
  const header_handle = component.example.header_handle.map(addressOf);
  return { ...component, example: { ...component.example, header_handle } };
}

/** A template as the Graph API lists it. `mediaUrl` is where this simulator's pictures are served. */
export function templateNode(
  context: Context,
  template: StoredTemplate,
  mediaUrl: string,
): Record<string, unknown> {
  const addressOf = (handle: string): string => {
    if (handle.startsWith(mediaPlaceholder)) {
      return `${mediaUrl}/${handle.slice(mediaPlaceholder.length)}`;
    }
    const sample = context.samples.nameOf(handle);
    return sample === undefined ? handle : `${mediaUrl}/sample/${sample}`;
  };
  const components = template.components.map((component) =>
    component.type === 'CAROUSEL'
      ? {
          ...component,
          cards: component.cards.map((card) => ({
            components: card.components.map((part) => withAddresses(part, addressOf)),
          })),
        }
      : withAddresses(component, addressOf),
  );
  const since = template.qualitySince;
  return {
    id: String(template.id),
    name: template.name,
    parameter_format: template.parameterFormat,
    components,
    language: template.language,
    status: template.status,
    category: template.category,
    sub_category: undefined,
    quality_score: {
      score: template.qualityScore,
      date: since === null ? undefined : Math.floor(since / 1000),
    },
    rejected_reason: template.rejectedReason,
    previous_category: template.previousCategory ?? undefined,
    correct_category: template.correctCategory ?? undefined,
    message_send_ttl_seconds: template.ttlSeconds ?? undefined,
    library_template_name: undefined,
    cta_url_link_tracking_opted_out: false,
    health_status: {
      can_send_message: template.status === 'APPROVED' ? 'AVAILABLE' : 'BLOCKED',
      entities: [
        {
          entity_type: 'MESSAGE_TEMPLATE',
          id: String(template.id),
          can_send_message: template.status === 'APPROVED' ? 'AVAILABLE' : 'BLOCKED',
        },
      ],
    },
  };
}
