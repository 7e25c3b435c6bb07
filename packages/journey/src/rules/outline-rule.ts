import type { Rule, RuleGroup, RuleLeaf } from './rule.ts';

/** A rule as it is said: without groups of one, groups that only repeat the one around them, and doubled "not"s. */
export type RuleOutline =
  | { kind: 'everybody' }
  | { kind: 'nobody' }
  | { kind: 'leaf'; leaf: RuleLeaf; negated: boolean }
  | {
      kind: 'group';
      combinator: RuleGroup['combinator'];
      negated: boolean;
      /** Two or more. */
      items: RuleOutline[];
    };

/** What a sentence about a rule has to say, in order. It holds for the same people as the rule. */
export function outlineRule(rule: Rule): RuleOutline {
  if (rule.kind !== 'group') return { kind: 'leaf', leaf: rule, negated: false };
  const outline = outlineItems(rule);
  return rule.not ? negate(outline) : outline;
}

function outlineItems({ combinator, rules }: RuleGroup): RuleOutline {
  // An empty group is everybody, whatever its combinator.
  if (rules.length === 0) return { kind: 'everybody' };
  const decisive = combinator === 'and' ? 'nobody' : 'everybody';
  const neutral = combinator === 'and' ? 'everybody' : 'nobody';
  const items = rules
    .map((child) => outlineRule(child))
    .flatMap((item) =>
      item.kind === 'group' && item.combinator === combinator && !item.negated
        ? item.items
        : [item],
    );
  if (items.some(({ kind }) => kind === decisive)) return { kind: decisive };
  const said = items.filter(({ kind }) => kind !== neutral);
  const [first] = said;
  if (first === undefined) return { kind: neutral };
  return said.length === 1 ? first : { kind: 'group', combinator, negated: false, items: said };
}

function negate(outline: RuleOutline): RuleOutline {
  switch (outline.kind) {
    case 'everybody':
      return { kind: 'nobody' };
    case 'nobody':
      return { kind: 'everybody' };
    case 'leaf':
    case 'group':
      return { ...outline, negated: !outline.negated };
  }
}
