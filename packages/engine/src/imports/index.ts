export { type ImportOptions } from './begin-import.ts';
export { getImport } from './get-import.ts';
export { createImporter, type Importer } from './importer.ts';
export { type ImportRow, type RejectionRow } from './import-row.ts';
export { listImports } from './list-imports.ts';
export { listRejections } from './list-rejections.ts';
export { mappingProblems, type ColumnMapping, type ColumnTarget } from './mapping.ts';
export { largestFile, receiveFile, UnusableFileError } from './receive-file.ts';
export { rejectionsCsv } from './rejections-csv.ts';
