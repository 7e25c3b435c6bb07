import pg from 'pg';

/** Whether something failed because the folder it names is not there, or not any more (foreign key violation). */
export function isFolderGone(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === '23503' &&
    error.constraint === 'journey_folder_id_fkey'
  );
}
