import type { NumberSettingsInput } from './settings.ts';

/** The account that the simulator has from the start. */
export const defaultNumber: NumberSettingsInput = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  displayPhoneNumber: '+1 555-078-3881',
  verifiedName: 'Fjord & Field',
};
