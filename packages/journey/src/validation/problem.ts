/** Something wrong in a graph, at a place the author can go to. */
export interface Problem {
  severity: 'error' | 'warning';
  /** Null: the journey as a whole. */
  activityId: string | null;
  /** Path inside the activity's settings, e.g. `content.template.byLanguage.it.values.body.1`; `` for the activity as a whole. */
  field: string;
  code: string;
  /** One English sentence: what is wrong and what to do. The studio translates by `code` where it has a text. */
  text: string;
  /** Activities the text speaks of, in its order: a loop, or a way through the journey. */
  activities?: readonly string[] | undefined;
  /** Of a way: the port by which each of its activities but the last is left. */
  ports?: readonly string[] | undefined;
}
