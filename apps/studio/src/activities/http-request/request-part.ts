import type { Secret } from '@waypost/api';
import type { HttpRequest } from '@waypost/journey';

import type { FieldProblem } from '../field-problem.ts';
import type { PersonalValue } from '../whatsapp/personal-values.ts';

/** What each part of a request's form gets. */
export interface RequestPart {
  activity: HttpRequest;
  values: readonly PersonalValue[];
  /** Null while they are not known. */
  secrets: readonly Secret[] | null;
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  onChange: (changed: Partial<HttpRequest>, field: string) => void;
}
