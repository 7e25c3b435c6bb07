import { z } from 'zod';

import {
  parameterFormatSchema,
  type Template,
  templateCategorySchema,
  type TemplateComponent,
  templateComponentSchema,
  templateStatusSchema,
} from '../templates/template.ts';
import type { CallResult, DoneResult, FailedCall, Graph, GraphConnection } from './graph.ts';
import { idSchema, templateAnswerSchema } from './wire.ts';

/** A template as the account has it. */
export interface ListedTemplate extends Template {
  id: string;
  rejectedReason: string | null;
  /** GREEN, YELLOW, RED, or UNKNOWN while Meta has not rated it. */
  quality: string;
  /** The category Meta will move it to, announced a day before. */
  correctCategory: string | null;
  previousCategory: string | null;
  /** Seconds a message of it is tried; null for the category's own time. */
  ttlSeconds: number | null;
}

export type TemplateList = { kind: 'ok'; templates: ListedTemplate[] } | FailedCall;

/** A template as it is handed in for review. `components` is what Meta documents, examples included. */
export interface TemplateSubmission {
  name: string;
  language: string;
  category: string;
  parameterFormat?: 'POSITIONAL' | 'NAMED';
  ttlSeconds?: number;
  components: object[];
}

export interface TemplateCalls {
  /** All templates of a WhatsApp Business Account, over as many pages as there are. */
  listTemplates: (connection: GraphConnection, accountId: string) => Promise<TemplateList>;
  /** One template by its id at Meta; null when Meta's answer can't be read. */
  getTemplate: (
    connection: GraphConnection,
    templateId: string,
  ) => Promise<CallResult<{ template: ListedTemplate | null }>>;
  /** Hands a template in for review. A refusal carries Meta's words for people (`userTitle`, `userMessage`). */
  createTemplate: (
    connection: GraphConnection,
    accountId: string,
    template: TemplateSubmission,
  ) => Promise<CallResult<{ id: string; status: string; category: string }>>;
  /** Replaces all components; it goes through review again. The category of an approved one can't change. */
  editTemplate: (
    connection: GraphConnection,
    templateId: string,
    change: Partial<Pick<TemplateSubmission, 'category' | 'ttlSeconds' | 'components'>>,
  ) => Promise<DoneResult>;
  /** Deletes every language of the name; with `id` only that one. An approved name stays blocked for 30 days. */
  deleteTemplate: (
    connection: GraphConnection,
    accountId: string,
    template: { name: string; id?: string },
  ) => Promise<DoneResult>;
  /** Takes a template out of a pause that Meta's pacing made. */
  unpauseTemplate: (connection: GraphConnection, templateId: string) => Promise<DoneResult>;
}

const templateFields =
  'id,name,language,category,status,parameter_format,components,rejected_reason,quality_score,correct_category,previous_category,message_send_ttl_seconds';

const createdSchema = z.looseObject({
  id: idSchema,
  status: z.string().default('PENDING'),
  category: z.string().optional(),
});

export function templateCalls(graph: Graph): TemplateCalls {
  return {
    listTemplates: async (connection, accountId) => {
      const answer = await graph.collect(
        connection,
        `${accountId}/message_templates`,
        { fields: templateFields },
        readTemplate,
      );
      if (answer.kind !== 'ok') return answer;
      return { kind: 'ok', templates: answer.items };
    },

    getTemplate: async (connection, templateId) => {
      const answer = await graph.call(
        connection,
        { method: 'GET', path: templateId, query: { fields: templateFields } },
        z.unknown(),
      );
      if (answer.kind !== 'ok') return answer;
      return { kind: 'ok', template: readTemplate(answer.data) };
    },

    createTemplate: async (connection, accountId, template) => {
      const answer = await graph.call(
        connection,
        {
          method: 'POST',
          path: `${accountId}/message_templates`,
          json: {
            name: template.name,
            language: template.language,
            category: template.category,
            ...(template.parameterFormat === undefined
              ? {}
              : { parameter_format: template.parameterFormat }),
            ...timeToLive(template.ttlSeconds),
            components: template.components,
          },
        },
        createdSchema,
      );
      if (answer.kind !== 'ok') return answer;
      const { id, status, category } = answer.data;
      return { kind: 'ok', id, status, category: category ?? template.category };
    },

    editTemplate: async (connection, templateId, change) =>
      graph.perform(connection, {
        method: 'POST',
        path: templateId,
        json: {
          ...(change.category === undefined ? {} : { category: change.category }),
          ...timeToLive(change.ttlSeconds),
          ...(change.components === undefined ? {} : { components: change.components }),
        },
      }),

    deleteTemplate: async (connection, accountId, { name, id }) =>
      graph.perform(connection, {
        method: 'DELETE',
        path: `${accountId}/message_templates`,
        query: { name, ...(id === undefined ? {} : { hsm_id: id }) },
      }),

    unpauseTemplate: async (connection, templateId) =>
      graph.perform(connection, { method: 'POST', path: `${templateId}/unpause` }),
  };
}

function timeToLive(seconds: number | undefined): object {
  return seconds === undefined ? {} : { message_send_ttl_seconds: seconds };
}

/** Reads a template as an account lists it; parts that Waypost does not know are named, not dropped in silence. */
function readTemplate(item: unknown): ListedTemplate | null {
  const parsed = templateAnswerSchema.safeParse(item);
  if (!parsed.success) return null;
  const { data } = parsed;
  const category = templateCategorySchema.safeParse(data.category.toUpperCase());
  const status = templateStatusSchema.safeParse(data.status.toUpperCase());
  if (!category.success || !status.success) return null;
  const format = parameterFormatSchema.safeParse(data.parameter_format?.toUpperCase());
  const components: TemplateComponent[] = [];
  const unknownParts: string[] = [];
  for (const part of data.components) {
    const component = templateComponentSchema.safeParse(part);
    if (component.success) components.push(component.data);
    else unknownParts.push(typeOf(part));
  }
  return {
    id: data.id,
    name: data.name,
    language: data.language.replaceAll('-', '_'),
    category: category.data,
    status: status.data,
    parameterFormat: format.data ?? 'POSITIONAL',
    components,
    ...(unknownParts.length === 0 ? {} : { unknownParts }),
    rejectedReason: data.rejected_reason === 'NONE' ? null : (data.rejected_reason ?? null),
    quality: data.quality_score?.score ?? 'UNKNOWN',
    correctCategory: data.correct_category ?? null,
    previousCategory: data.previous_category ?? null,
    ttlSeconds: data.message_send_ttl_seconds ?? null,
  };
}

const partSchema = z.looseObject({ type: z.string() });

function typeOf(part: unknown): string {
  return partSchema.safeParse(part).data?.type ?? 'unknown';
}
