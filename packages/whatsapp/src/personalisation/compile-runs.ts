import { Context, Output, type Template as LiquidNode, TokenKind } from 'liquidjs';

import type { TextRun } from '../messages/bubble.ts';
import type { PersonalisationData } from './data.ts';
import { liquid, liquidVariables, plainLiquidError } from './liquid.ts';

/** A text for one person, in stretches that remember where they came from. */
export interface RenderedRuns {
  runs: TextRun[];
  /** The words that are sent: missing values are left out. */
  text: string;
  /** Variables without a value and without Liquid's own `default`. */
  missing: string[];
  /** Set when the Liquid could not be run. */
  error?: string;
}

/**
 * Parses a text that has no fallback of its own once for many people. The author's words, personal values
 * and missing ones become runs of their own, so that a preview can show which is which. What stands inside
 * a tag (`{% if … %}`) may well be empty; a variable outside one may not.
 */
export function compileRuns(value: string): (data: PersonalisationData) => RenderedRuns {
  let nodes: LiquidNode[];
  try {
    nodes = liquid.parse(value);
  } catch (error) {
    const broken = { runs: [], text: '', missing: [], error: plainLiquidError(error) };
    return () => broken;
  }
  const variables = new Set(liquidVariables(value));
  const pieces = nodes.map((node) => ({
    node,
    isWords: node.token.kind === TokenKind.HTML,
    needed: neededVariable(node, variables),
  }));
  return (data) => {
    const context = new Context(data, liquid.options, { sync: true }, { liquid });
    const runs: TextRun[] = [];
    const missing: string[] = [];
    try {
      for (const { node, isWords, needed } of pieces) {
        const text = String(liquid.renderSync([node], context));
        if (needed !== null && text.trim() === '') {
          missing.push(needed);
          runs.push({ text: needed, source: 'missing', slot: needed });
        } else if (text !== '') {
          runs.push({ text, source: isWords ? 'template' : 'value' });
        }
      }
    } catch (error) {
      return { runs: [], text: '', missing: [], error: plainLiquidError(error) };
    }
    const trimmed = trimRuns(runs);
    return { runs: trimmed, text: sentText(trimmed), missing };
  };
}

/** Variables of a text that are printed without a `default`, outside of any condition. */
export function unguardedVariables(value: string): string[] {
  try {
    const variables = new Set(liquidVariables(value));
    return liquid
      .parse(value)
      .map((node) => neededVariable(node, variables))
      .filter((name) => name !== null);
  } catch {
    return [];
  }
}

function neededVariable(node: LiquidNode, variables: ReadonlySet<string>): string | null {
  if (!(node instanceof Output)) return null;
  if (node.value.filters.some((filter) => filter.name === 'default')) return null;
  const [name] = liquidVariables(node.token.getText());
  return name !== undefined && variables.has(name) ? name : null;
}

function sentText(runs: TextRun[]): string {
  return runs.map(({ source, text }) => (source === 'missing' ? '' : text)).join('');
}

/** Drops white space at both ends. */
function trimRuns(runs: TextRun[]): TextRun[] {
  const trimmed = [...runs];
  for (let first = trimmed[0]; first !== undefined; first = trimmed[0]) {
    const text = first.text.trimStart();
    if (text !== '') {
      trimmed[0] = { ...first, text };
      break;
    }
    trimmed.shift();
  }
  for (let last = trimmed.at(-1); last !== undefined; last = trimmed.at(-1)) {
    const text = last.text.trimEnd();
    if (text !== '') {
      trimmed[trimmed.length - 1] = { ...last, text };
      break;
    }
    trimmed.pop();
  }
  return trimmed;
}
