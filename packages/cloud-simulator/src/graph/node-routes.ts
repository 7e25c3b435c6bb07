import type { Request, Router } from 'express';

import { accountOf } from '../accounts/account-routes.ts';
import { businessAccountDefaults, businessAccountNode } from '../accounts/business-account-node.ts';
import { changeNumberNode, numberOf } from '../accounts/number-routes.ts';
import { phoneNumberDefaults, phoneNumberNode } from '../accounts/phone-number-node.ts';
import { appNode, overrideNumberCallback } from '../apps/subscription-routes.ts';
import type { Context } from '../context.ts';
import { flowDefaults, flowNode } from '../flows/flow-routes.ts';
import { mediumNode, mediumOf } from '../media/media-routes.ts';
import type { TemplateDesk } from '../templates/template-desk.ts';
import { templateDefaults, templateNode } from '../templates/template-node.ts';
import { editTemplate, templateOf } from '../templates/template-routes.ts';
import { pickFields } from './fields.ts';
import { unknownObject } from './graph-error.ts';
import { pictureUrl } from './picture-url.ts';
import { readBody } from './read-body.ts';

type Answer = Record<string, unknown>;

/** `/{id}`: whatever has that id, a phone number, an account, a template, a portfolio or an app. */
export function addNodeRoutes(router: Router, context: Context, desk: TemplateDesk): void {
  const { accounts, flows, media, permit } = context;

  const readPortfolio = (request: Request, businessId: string): Answer | undefined => {
    const portfolio = accounts.portfolio(businessId);
    if (!portfolio) return undefined;
    permit(request, { scope: 'business_management', businessId });
    const node = {
      id: businessId,
      name: portfolio.name,
      verification_status: portfolio.verificationStatus,
      whatsapp_business_manager_messaging_limit: portfolio.messagingLimit,
    };
    return pickFields(node, request.query['fields'], ['id', 'name'], 'Business');
  };

  const readFlow = (request: Request, id: string): Answer | undefined => {
    const owner = accounts
      .businessAccounts()
      .find(({ wabaId }) => flows.list(wabaId).some((each) => each.id === id));
    const flow = owner && flows.find(owner.wabaId, id);
    if (!flow) return undefined;
    permit(request, { scope: 'whatsapp_business_management', wabaId: flow.wabaId });
    return pickFields(flowNode(flow), request.query['fields'], flowDefaults, 'Flow');
  };

  const readApp = (request: Request, id: string): Answer | undefined => {
    if (id !== 'app' && !accounts.app(id)) return undefined;
    const caller = permit(request, { scope: null, appWillDo: true });
    const app = accounts.app(id === 'app' ? caller.appId : id);
    return app && pickFields(appNode(app), request.query['fields'], ['id', 'name'], 'Application');
  };

  const read = (request: Request, id: string): Answer | undefined => {
    const asked = request.query['fields'];
    if (accounts.number(id)) {
      const node = phoneNumberNode(accounts, numberOf(context, request));
      return pickFields(node, asked, phoneNumberDefaults, 'WhatsAppBusinessPhoneNumber');
    }
    if (accounts.businessAccount(id)) {
      const node = businessAccountNode(accounts, accountOf(context, request));
      return pickFields(node, asked, businessAccountDefaults, 'WhatsAppBusinessAccount');
    }
    const template = templateOf(context, request);
    if (template) {
      const node = templateNode(context, template, pictureUrl(request));
      return pickFields(node, asked, templateDefaults, 'WhatsAppMessageTemplate');
    }
    const medium = mediumOf(context, request);
    if (medium) return mediumNode(context, request, medium);
    return readFlow(request, id) ?? readPortfolio(request, id) ?? readApp(request, id);
  };

  router.get('/:node', (request, response) => {
    const id = request.params.node;
    const answer = read(request, id);
    if (!answer) {
      permit(request, { scope: null, appWillDo: true });
      throw unknownObject(id, request.method);
    }
    response.json(answer);
  });

  router.delete('/:node', (request, response) => {
    const medium = mediumOf(context, request);
    if (!medium) {
      permit(request, { scope: null });
      throw unknownObject(request.params.node, request.method);
    }
    media.remove(medium.id);
    response.json({ success: true });
  });

  router.post('/:node', async (request, response) => {
    const template = templateOf(context, request);
    if (template) {
      const body = { ...request.query, ...(await readBody(request)) };
      response.json(editTemplate(desk, template, body));
      return;
    }
    const number = numberOf(context, request);
    await changeNumberNode(context, number, await readBody(request), (each, asked) =>
      overrideNumberCallback(context, each, asked),
    );
    response.json({ success: true });
  });
}
