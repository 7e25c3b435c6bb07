import type { EngineRoles } from '@waypost/engine';
import type { Config } from '../config/config.ts';

/** What a process does: answer people and Meta (`web`), move people and messages (`worker`), or both. */
export type ProcessRole = Config['role'];

/** Whether a process of this role answers the API, the studio, webhooks and short links. */
export function answersPeople(role: ProcessRole): boolean {
  return role !== 'worker';
}

/** The lanes of a role. Stored webhooks are worked off by all: what one process stores, whoever is idle takes. */
export function engineRolesOf(role: ProcessRole): EngineRoles {
  const working = role !== 'web';
  return {
    advance: working,
    dispatch: working,
    launches: working,
    upkeep: working,
    inbound: true,
    receive: answersPeople(role),
  };
}
