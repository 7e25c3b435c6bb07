import { shortLinkPath } from '@waypost/engine/links';
import { countDemoProfiles } from '@waypost/engine/profiles';
import { listSenders } from '@waypost/engine/senders';
import { ensureWorkspace, homeFigures, updateWorkspace } from '@waypost/engine/workspace';

import { badRequest } from './errors.ts';
import { api } from './procedure.ts';
import { isTimeZone, startOfDay } from './time-zone.ts';

export const session = {
  get: api.session.get.handler(async ({ context: { deps, actor, role } }) => {
    const workspace = await ensureWorkspace(deps.db, deps.now());
    const senders = await listSenders(deps.db);
    return {
      actor,
      role,
      workspace: {
        name: workspace.name,
        defaultCountry: workspace.default_country,
        timeZone: workspace.time_zone,
      },
      hasSimulator: senders.some(({ connection }) => connection === 'simulator'),
      demoProfiles: await countDemoProfiles(deps.db),
      shortLinkBase: `${deps.publicUrl ?? deps.origin}${shortLinkPath}`,
    };
  }),

  home: api.session.home.handler(async ({ context: { deps } }) => {
    const workspace = await ensureWorkspace(deps.db, deps.now());
    return homeFigures(deps.db, startOfDay(deps.now(), workspace.time_zone));
  }),

  updateWorkspace: api.session.updateWorkspace.handler(async ({ context: { deps }, input }) => {
    if (input.timeZone !== undefined && !isTimeZone(input.timeZone)) {
      throw badRequest([
        { field: 'timeZone', text: 'This is no time zone. Use an IANA name, e.g. Europe/Rome.' },
      ]);
    }
    const workspace = await updateWorkspace(
      deps.db,
      { ...input, defaultCountry: input.defaultCountry?.toUpperCase() },
      deps.now(),
    );
    return {
      name: workspace.name,
      defaultCountry: workspace.default_country,
      timeZone: workspace.time_zone,
    };
  }),
};
