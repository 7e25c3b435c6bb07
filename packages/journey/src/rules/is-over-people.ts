import type { Rule } from './rule.ts';

/** True for a rule that any profile can be asked: it looks at nothing of one passage through a journey. */
export function isOverPeople(rule: Rule): boolean {
  switch (rule.kind) {
    case 'group':
      return rule.rules.every((child) => isOverPeople(child));
    case 'comparison':
      return !/^(event|results)\./.test(rule.field);
    case 'message':
      return false;
    case 'events':
    case 'messages':
    case 'membership':
    case 'window':
    case 'language':
      return true;
  }
}
