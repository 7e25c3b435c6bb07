/** A trial can't begin as asked; `message` says why in plain words. */
export class TrialRefusal extends Error {
  override readonly name = 'TrialRefusal';
  /** What of the request it is about. */
  readonly field: 'journeyId' | 'graph' | 'profileIds';

  constructor(field: TrialRefusal['field'], message: string) {
    super(message);
    this.field = field;
  }
}
