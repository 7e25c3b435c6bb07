/** A journey can't be published, paused or stopped as asked; `message` says why in plain words. */
export class JourneyRefusal extends Error {
  override readonly name = 'JourneyRefusal';
  readonly code:
    | 'journey_missing'
    | 'entry_missing'
    | 'audience_missing'
    | 'already_live'
    | 'schedule_over'
    | 'schedule_moved'
    | 'status_differs'
    | 'content_differs'
    | 'experiment_missing'
    | 'variant_missing';

  constructor(code: JourneyRefusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}
