export { startSimulator, type RunningSimulator } from './start-simulator.ts';
export { startWebhookReceiver, type Received, type WebhookReceiver } from './webhook-receiver.ts';
