/** The database has tables of a later version than this code knows. The message says what to do. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';

  constructor(unknown: readonly string[]) {
    super(
      `A later version of Waypost works on this database (it has ${unknown.join(', ')}). Start that version here too.`,
    );
  }
}
