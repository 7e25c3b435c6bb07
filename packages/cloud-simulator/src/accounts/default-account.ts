import type { NumberSettingsInput } from './settings.ts';

/** The account that the simulator has from the start. */
export const defaultNumber: NumberSettingsInput = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  displayPhoneNumber: '+1 555-078-3881',
  verifiedName: 'Fjord & Field',
};

/** Secret of the default app where the simulator stands alone; made up, and known to everybody. */
export const standaloneAppSecret = '0123456789abcdef0123456789abcdef';
