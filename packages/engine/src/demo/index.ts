export { demoIsDue, seedDemo, type DemoNumber, type DemoSeed } from './seed-demo.ts';
