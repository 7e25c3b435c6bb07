import type { Request, Router } from 'express';
import { z } from 'zod';

import type { Context } from '../context.ts';
import { pickFields } from '../graph/fields.ts';
import { GraphError, unknownObject } from '../graph/graph-error.ts';
import { pageOf } from '../graph/page.ts';
import { businessAccountDefaults, businessAccountNode } from './business-account-node.ts';
import { phoneNumberListDefaults, phoneNumberNode } from './phone-number-node.ts';
import type { BusinessAccountSettings } from './settings.ts';

const filterSchema = z.array(
  z.object({ field: z.string(), operator: z.string(), value: z.unknown() }),
);

function filtersOf(asked: unknown): z.infer<typeof filterSchema> {
  if (typeof asked !== 'string' || asked === '') return [];
  try {
    return filterSchema.parse(JSON.parse(asked));
  } catch {
    throw new GraphError(100, 'Param filtering must be a JSON list of {field, operator, value}.');
  }
}

/** Whether a node passes `filtering=[{field, operator: EQUAL | NOT_EQUAL | IN, value}]`. */
function passes(node: Record<string, unknown>, filters: z.infer<typeof filterSchema>): boolean {
  return filters.every(({ field, operator, value }) => {
    const wanted = Array.isArray(value) ? value : [value];
    const fits = wanted.includes(node[field]);
    return operator === 'NOT_EQUAL' ? !fits : fits;
  });
}

/** The account a request names, seen by its token. */
export function accountOf(
  context: Context,
  request: Request,
  scope: 'whatsapp_business_management' | null = 'whatsapp_business_management',
): BusinessAccountSettings {
  const wabaId = String(request.params['node']);
  const account = context.accounts.businessAccount(wabaId);
  context.permit(request, { scope, wabaId });
  if (!account || account.deleted) throw unknownObject(wabaId, request.method);
  return account;
}

/** Lists of accounts and phone numbers: what a set-up lets somebody pick from. */
export function addAccountRoutes(router: Router, context: Context): void {
  const { accounts, permit } = context;

  const listAccounts =
    (belongs: (account: BusinessAccountSettings, businessId: string) => boolean) =>
    (request: Request) => {
      const businessId = String(request.params['node']);
      const caller = permit(request, { scope: 'whatsapp_business_management', businessId });
      if (!accounts.portfolio(businessId)) throw unknownObject(businessId, request.method);
      const visible = caller.kind === 'known' ? caller.token.wabaIds : null;
      const found = accounts
        .businessAccounts()
        .filter((account) => !account.deleted && belongs(account, businessId))
        .filter((account) => visible?.includes(account.wabaId) !== false);
      const page = pageOf(request, found, ({ wabaId }) => wabaId);
      return {
        ...page,
        data: page.data.map((account) =>
          pickFields(
            businessAccountNode(accounts, account),
            request.query['fields'],
            businessAccountDefaults,
            'WhatsAppBusinessAccount',
          ),
        ),
      };
    };
  const owned = listAccounts((account, businessId) => account.businessId === businessId);
  const shared = listAccounts((account, businessId) => account.sharedWith.includes(businessId));
  router.get('/:node/owned_whatsapp_business_accounts', (request, response) => {
    response.json(owned(request));
  });
  router.get('/:node/client_whatsapp_business_accounts', (request, response) => {
    response.json(shared(request));
  });

  router.get('/:node/phone_numbers', (request, response) => {
    const { wabaId } = accountOf(context, request);
    const filters = filtersOf(request.query['filtering']);
    const nodes = accounts
      .numbersOf(wabaId)
      .filter((number) => number.status !== 'DELETED')
      .map((number) => phoneNumberNode(accounts, number))
      .filter((node) => passes(node, filters));
    const page = pageOf(request, nodes, (node) => String(node['id']));
    response.json({
      ...page,
      data: page.data.map((node) =>
        pickFields(
          node,
          request.query['fields'],
          phoneNumberListDefaults,
          'WhatsAppBusinessPhoneNumber',
        ),
      ),
    });
  });
}
