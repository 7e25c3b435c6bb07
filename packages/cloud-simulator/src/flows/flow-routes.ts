import type { Router } from 'express';

import { accountOf } from '../accounts/account-routes.ts';
import type { Context } from '../context.ts';
import { pickFields } from '../graph/fields.ts';
import { pageOf } from '../graph/page.ts';
import type { FlowSettings } from './flow-settings.ts';

export const flowDefaults = ['id', 'name', 'status', 'categories', 'validation_errors'];

/** A Flow as the Graph API lists it. */
export function flowNode(flow: FlowSettings): Record<string, unknown> {
  return {
    id: flow.id,
    name: flow.name,
    status: flow.status,
    categories: flow.categories,
    validation_errors: [],
    json_version: '7.0',
    data_api_version: undefined,
    endpoint_uri: undefined,
    updated_at: '2026-05-01T09:00:00+0000',
    whatsapp_business_account: { id: flow.wabaId },
    health_status: {
      can_send_message: flow.status === 'BLOCKED' ? 'BLOCKED' : 'AVAILABLE',
      entities: [{ entity_type: 'FLOW', id: flow.id }],
    },
  };
}

/** An account's Flows: `/{WABA}/flows`. */
export function addFlowRoutes(router: Router, context: Context): void {
  router.get('/:node/flows', (request, response) => {
    const { wabaId } = accountOf(context, request);
    const page = pageOf(request, context.flows.list(wabaId), ({ id }) => id);
    response.json({
      ...page,
      data: page.data.map((flow) =>
        pickFields(flowNode(flow), request.query['fields'], flowDefaults, 'Flow'),
      ),
    });
  });
}
