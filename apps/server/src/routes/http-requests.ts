import { getProfile } from '@waypost/engine/profiles';
import { workOutCall, type HttpCall } from '@waypost/journey';
import { personalisationData } from '@waypost/whatsapp';

import { notFound } from './errors.ts';
import { api } from './procedure.ts';

export const httpRequests = {
  tryOut: api.httpRequests.tryOut.handler(async ({ context: { deps }, input }) => {
    const profile = await getProfile(deps.db, input.profileId);
    if (profile === undefined) throw notFound('profile');
    const worked = workOutCall(
      input.activity,
      personalisationData({
        profile: {
          externalId: profile.external_id,
          firstName: profile.first_name,
          lastName: profile.last_name,
          phone: profile.phone,
          locale: profile.locale,
          country: profile.country,
          timeZone: profile.time_zone,
          attributes: profile.attributes,
        },
        event: input.event,
        journey: { name: input.journeyName },
        results: input.results,
      }),
    );
    if ('reason' in worked) {
      const { reason } = worked;
      return { reason, status: null, tookMs: null, sent: null, body: null, values: {} };
    }
    const { verdict, body, tookMs } = await deps.engine.tryOutCall(worked.call);
    const { status, ...values } = verdict.result ?? {};
    return {
      reason: verdict.kind === 'answered' ? null : verdict.reason,
      status: typeof status === 'number' ? status : null,
      tookMs,
      sent: described(worked.call),
      body,
      values,
    };
  }),
};

/** A request as people read it; where a secret stands there are dots. */
function described({ method, url, headers, body }: HttpCall): string {
  const lines = headers.map(
    ({ name, value, secretId }) => `${name}: ${value}${secretId === null ? '' : '••••••'}`,
  );
  return [`${method} ${url}`, ...lines, ...(body === null ? [] : ['', body.text])].join('\n');
}
