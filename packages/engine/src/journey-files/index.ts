export { exportJourney, type ReadSample } from './export-journey.ts';
export { importJourney, type ImportedJourney } from './import-journey.ts';
export { planImport, type ImportChoices, type ImportItem, type ImportPlan } from './plan-import.ts';
