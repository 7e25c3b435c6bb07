export * from './audiences.ts';
export * from './campaigns.ts';
export * from './channel.ts';
export * from './contract.ts';
export * from './journeys.ts';
export * from './procedure.ts';
export * from './profiles.ts';
export * from './session.ts';
