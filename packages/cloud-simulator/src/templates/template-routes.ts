import type { Request, Router } from 'express';

import { accountOf } from '../accounts/account-routes.ts';
import type { Context } from '../context.ts';
import { pickFields } from '../graph/fields.ts';
import { GraphError } from '../graph/graph-error.ts';
import { pageOf } from '../graph/page.ts';
import { pictureUrl } from '../graph/picture-url.ts';
import { readBody } from '../graph/read-body.ts';
import { definitionSchema, editSchema, type Definition } from './authoring/definition.ts';
import { readDefinition } from './authoring/read-definition.ts';
import { filterTemplates } from './filter-templates.ts';
import type { StoredTemplate } from './stored-template.ts';
import type { TemplateDesk } from './template-desk.ts';
import { templateDefaults, templateNode } from './template-node.ts';

/** The template that a request names, seen by its token; undefined when no template has the id. */
export function templateOf(context: Context, request: Request): StoredTemplate | undefined {
  const id = String(request.params['node']);
  const template = /^\d{1,16}$/.test(id) ? context.templates.byId(Number(id)) : undefined;
  if (template) {
    context.permit(request, {
      scope: 'whatsapp_business_management',
      wabaId: template.wabaId,
    });
  }
  return template;
}

/** `POST /{template}`: an edit. Throws 100 with what is wrong. */
export function editTemplate(
  desk: TemplateDesk,
  template: StoredTemplate,
  body: Record<string, unknown>,
): Record<string, unknown> {
  const asked = readDefinition(editSchema, body);
  const content = asked.components !== undefined || asked.category !== undefined;
  const definition: Definition | undefined = content
    ? readDefinition(definitionSchema, {
        name: template.name,
        language: template.language,
        category: asked.category ?? template.category,
        parameter_format: asked.parameter_format ?? template.parameterFormat,
        message_send_ttl_seconds:
          asked.message_send_ttl_seconds ?? template.ttlSeconds ?? undefined,
        components: asked.components ?? template.components,
      })
    : undefined;
  const now = desk.edit(template, { definition, ttlSeconds: asked.message_send_ttl_seconds });
  return { success: true, id: String(now.id), category: now.category };
}

function addListAndCreate(router: Router, context: Context, desk: TemplateDesk): void {
  const { templates } = context;

  router.get('/:node/message_templates', (request, response) => {
    const { wabaId } = accountOf(context, request);
    const found = filterTemplates(templates.list(wabaId), request.query);
    const page = pageOf(request, found, (template) => String(template.id));
    const url = pictureUrl(request);
    response.json({
      ...page,
      data: page.data.map((template) =>
        pickFields(
          templateNode(context, template, url),
          request.query['fields'],
          templateDefaults,
          'WhatsAppMessageTemplate',
        ),
      ),
    });
  });

  router.post('/:node/message_templates', async (request, response) => {
    const { wabaId } = accountOf(context, request);
    const body = { ...request.query, ...(await readBody(request)) };
    const template = desk.create(wabaId, readDefinition(definitionSchema, body));
    response.json({
      id: String(template.id),
      status: template.status,
      category: template.category,
    });
  });

  router.post('/:node/upsert_message_templates', async (request, response) => {
    const { wabaId } = accountOf(context, request);
    const { languages, ...body } = await readBody(request);
    if (body['category'] !== 'AUTHENTICATION' || !Array.isArray(languages)) {
      throw new GraphError(100, 'Give category AUTHENTICATION and a list of languages.');
    }
    const made = languages.map((language: unknown) =>
      desk.upsert(wabaId, readDefinition(definitionSchema, { ...body, language })),
    );
    response.json({
      data: made.map(({ id, status, language }) => ({ id: String(id), status, language })),
    });
  });
}

/** An account's templates: `/{WABA}/message_templates` and what can be done to one. */
export function addTemplateRoutes(router: Router, context: Context, desk: TemplateDesk): void {
  const { permit, templates } = context;
  addListAndCreate(router, context, desk);

  router.delete('/:node/message_templates', async (request, response) => {
    const { wabaId } = accountOf(context, request);
    const asked = { ...request.query, ...(await readBody(request)) };
    const { name, hsm_id: id } = asked;
    if (typeof name !== 'string' || name === '') {
      throw new GraphError(100, 'The parameter name is required.');
    }
    const found = templates
      .list(wabaId)
      .filter((each) => each.name === name && (id === undefined || String(each.id) === id));
    if (found.length === 0) {
      throw new GraphError(100, 'Message template not found.', 2593002, {
        title: 'Message template not found',
        message: `The account has no template ${name}.`,
      });
    }
    for (const template of found) desk.remove(template);
    response.json({ success: true });
  });

  router.post('/:node/unpause', (request, response) => {
    const template = templateOf(context, request);
    if (!template) {
      permit(request, { scope: null });
      throw new GraphError(100, 'The template does not exist.', 33);
    }
    desk.unpause(template);
    response.json({ success: true });
  });
}
