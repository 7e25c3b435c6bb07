import type { Request, Response, Router } from 'express';
import { z } from 'zod';

import { numberOf as businessOf } from '../accounts/number-routes.ts';
import type { NumberSettings } from '../accounts/settings.ts';
import type { Context } from '../context.ts';
import { errorAnswer, GraphError, knownError } from '../graph/graph-error.ts';
import { pageOf } from '../graph/page.ts';
import { readBody } from '../graph/read-body.ts';
import { readPart } from '../messages/read-part.ts';
import { numberOf } from '../messages/recipient.ts';
import { largestBlockList } from './block-list.ts';

const day = 24 * 3_600_000;
const bodySchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  block_users: z
    .array(z.union([z.object({ user: z.string() }), z.object({ user_id: z.string() })]))
    .min(1)
    .max(1000),
});

interface Outcome {
  input: string;
  wa_id?: string;
  code: number | null;
}

const answer = (response: Response, done: 'added_users' | 'removed_users', all: Outcome[]) => {
  const shown = ({ input, wa_id }: Outcome) => ({
    input,
    ...(wa_id === undefined ? {} : { wa_id }),
  });
  const good = all.filter(({ code }) => code === null).map(shown);
  const failed = all.flatMap((outcome) => {
    const { code } = outcome;
    if (code === null) return [];
    const errors = [{ code, message: knownError(code).title }];
    return [{ ...shown(outcome), errors }];
  });
  const block_users = {
    ...(good.length > 0 ? { [done]: good } : {}),
    ...(failed.length > 0 ? { failed_users: failed } : {}),
  };
  if (failed.length === 0) {
    response.json({ messaging_product: 'whatsapp', block_users });
    return;
  }
  const error = new GraphError(139100, 'Some or all users could not be blocked or unblocked.');
  const { status, body } = errorAnswer(error, String(response.getHeader('x-fb-trace-id')));
  response.status(status).json({ messaging_product: 'whatsapp', block_users, ...body });
};

/** `/{phone}/block_users`: who can't write to a number any more. */
export function addBlockRoutes(router: Router, context: Context): void {
  const { blockList, clock, handsets } = context;

  /** The code why a person can't be blocked; null when they can. */
  const refusalOf = (business: NumberSettings, person: string): number | null => {
    if (person === business.displayPhoneNumber.replace(/\D/g, '')) return 131021;
    if (blockList.list(business.phoneNumberId).length >= largestBlockList) return 139101;
    const wroteAt = handsets.wroteAt(person, business.phoneNumberId);
    return wroteAt === null || clock.now() - wroteAt > day ? 131047 : null;
  };

  const change = (
    done: 'added_users' | 'removed_users',
    apply: (business: NumberSettings, person: string) => number | null,
  ) => {
    return async (request: Request, response: Response): Promise<void> => {
      const business = businessOf(context, request, 'whatsapp_business_messaging');
      const { block_users: users } = readPart(bodySchema, await readBody(request), 'body');
      const outcomes = users.map((user): Outcome => {
        const input = 'user' in user ? user.user : user.user_id;
        const person = numberOf(handsets, input);
        if (person === null) return { input, code: 131009 };
        return { input, wa_id: person, code: apply(business, person) };
      });
      answer(response, done, outcomes);
    };
  };

  router.post(
    '/:node/block_users',
    change('added_users', (business, person) => {
      const code = refusalOf(business, person);
      if (code === null) blockList.add(business.phoneNumberId, person);
      return code;
    }),
  );
  router.delete(
    '/:node/block_users',
    change('removed_users', (business, person) => {
      blockList.remove(business.phoneNumberId, person);
      return null;
    }),
  );
  router.get('/:node/block_users', (request, response) => {
    const { phoneNumberId } = businessOf(context, request, 'whatsapp_business_messaging');
    const page = pageOf(request, blockList.list(phoneNumberId), (person) => person);
    response.json({
      ...page,
      data: page.data.map((wa_id) => ({ messaging_product: 'whatsapp', wa_id })),
    });
  });
}
