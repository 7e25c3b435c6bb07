import type { Request, Router } from 'express';

import { businessAccountDefaults, businessAccountNode } from '../accounts/business-account-node.ts';
import {
  phoneNumberDefaults,
  phoneNumberListDefaults,
  phoneNumberNode,
} from '../accounts/phone-number-node.ts';
import type { Context } from '../context.ts';
import { filterTemplates } from '../templates/filter-templates.ts';
import { templateDefaults, templateNode } from '../templates/template-node.ts';
import { authorise } from './authorise.ts';
import { pickFields } from './fields.ts';
import { unknownObject } from './graph-error.ts';
import { pageOf } from './page.ts';

/** Where this simulator's pictures are, as the asking client reaches it. */
function mediaUrl(request: Request): string {
  const mount = request.baseUrl.replace(/\/graph$/, '');
  return `${request.protocol}://${request.headers.host}${mount}/media`;
}

/** Routes that read: phone numbers, accounts and templates. */
export function addReadRoutes(router: Router, context: Context): void {
  const { accounts, faults, templates } = context;

  const accountOf = (request: Request) => {
    const wabaId = String(request.params['node']);
    const account = accounts.businessAccount(wabaId);
    authorise(
      request,
      faults,
      accounts.numbersOf(wabaId).flatMap((number) => number.token ?? []),
    );
    if (!account) throw unknownObject(wabaId, request.method);
    return account;
  };

  router.get('/:node/message_templates', (request, response) => {
    const { wabaId } = accountOf(request);
    const found = filterTemplates(templates.list(wabaId), request.query);
    const page = pageOf(request, found, (template) => String(template.id));
    const url = mediaUrl(request);
    // A list that many clients poll: its answer says how much of the allowance is used.
    response.setHeader(
      'x-business-use-case-usage',
      JSON.stringify({
        [wabaId]: [
          {
            type: 'whatsapp_business_management',
            call_count: 0,
            total_cputime: 0,
            total_time: 0,
            estimated_time_to_regain_access: 0,
          },
        ],
      }),
    );
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

  router.get('/:node/phone_numbers', (request, response) => {
    const { wabaId } = accountOf(request);
    const page = pageOf(request, accounts.numbersOf(wabaId), (number) => number.phoneNumberId);
    response.json({
      ...page,
      data: page.data.map((number) =>
        pickFields(
          phoneNumberNode(accounts, number),
          request.query['fields'],
          phoneNumberListDefaults,
          'WhatsAppBusinessPhoneNumber',
        ),
      ),
    });
  });

  router.get('/:node', (request, response) => {
    const id = request.params.node;
    const number = accounts.number(id);
    const template = /^\d{1,16}$/.test(id) ? templates.byId(Number(id)) : undefined;
    const wabaId = number?.wabaId ?? template?.wabaId ?? id;
    authorise(
      request,
      faults,
      number
        ? [number.token ?? []].flat()
        : accounts.numbersOf(wabaId).flatMap((each) => each.token ?? []),
    );
    const asked = request.query['fields'];
    const account = accounts.businessAccount(id);
    if (number) {
      const node = phoneNumberNode(accounts, number);
      response.json(pickFields(node, asked, phoneNumberDefaults, 'WhatsAppBusinessPhoneNumber'));
    } else if (account) {
      const node = businessAccountNode(account);
      response.json(pickFields(node, asked, businessAccountDefaults, 'WhatsAppBusinessAccount'));
    } else if (template) {
      const node = templateNode(template, mediaUrl(request));
      response.json(pickFields(node, asked, templateDefaults, 'WhatsAppMessageTemplate'));
    } else {
      throw unknownObject(id, request.method);
    }
  });
}
