import type { Router } from 'express';

import { accountOf } from '../accounts/account-routes.ts';
import type { Context } from '../context.ts';
import { pickFields } from '../graph/fields.ts';
import { pageOf } from '../graph/page.ts';
import { pictureUrl } from '../graph/picture-url.ts';
import { filterTemplates } from './filter-templates.ts';
import { templateDefaults, templateNode } from './template-node.ts';

/** An account's templates: `/{WABA}/message_templates`. */
export function addTemplateRoutes(router: Router, context: Context): void {
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
          templateNode(template, url),
          request.query['fields'],
          templateDefaults,
          'WhatsAppMessageTemplate',
        ),
      ),
    });
  });
}
