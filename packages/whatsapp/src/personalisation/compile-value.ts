import { Output, type Template as LiquidNode, TokenKind } from 'liquidjs';

import type { SlotValue } from '../content/content.ts';
import type { PersonalisationData } from './data.ts';
import { isPersonalised, liquid, plainLiquidError } from './liquid.ts';
import { plainVariable } from './plain-variable.ts';

/** A slot's text for one person and where it came from. */
export interface RenderedValue {
  text: string;
  source: 'value' | 'fallback' | 'missing';
  /** Set when the Liquid could not be run; the fallback stands in. */
  error?: string;
}

export type CompiledValue = (data: PersonalisationData) => RenderedValue;

/**
 * Parses a slot's value once for many people.
 *
 * The fallback is used when the value renders to blank, and also when a text with variables in it
 * (`Dear {{ profile.first_name }}`) got nothing for any of them: a greeting without a name is not
 * what the author meant. White space at both ends is dropped.
 */
export function compileValue(value: SlotValue | undefined): CompiledValue {
  if (value === undefined) return () => ({ text: '', source: 'missing' });
  const fallback = value.fallback.trim();
  const instead: RenderedValue =
    fallback === '' ? { text: '', source: 'missing' } : { text: fallback, source: 'fallback' };
  if (!isPersonalised(value.value)) {
    const text = value.value.trim();
    const constant: RenderedValue = text === '' ? instead : { text, source: 'value' };
    return () => constant;
  }
  let nodes: LiquidNode[];
  try {
    nodes = liquid.parse(value.value);
  } catch (error) {
    const broken: RenderedValue = { ...instead, error: plainLiquidError(error) };
    return () => broken;
  }
  const renderText = nodes.every((node) => isWords(node) || node instanceof Output)
    ? renderWordsAndVariables(nodes)
    : renderWhole(nodes);
  return (data) => {
    try {
      const text = renderText(data).trim();
      return text === '' ? instead : { text, source: 'value' };
    } catch (error) {
      return { ...instead, error: plainLiquidError(error) };
    }
  };
}

/**
 * Parses a text without slot or fallback once for many people: what has no value is simply left out.
 */
export function compileText(
  value: string,
): (data: PersonalisationData) => { text: string; error?: string } {
  try {
    const render = renderWhole(liquid.parse(value));
    return (data) => {
      try {
        return { text: render(data).trim() };
      } catch (error) {
        return { text: '', error: plainLiquidError(error) };
      }
    };
  } catch (error) {
    const broken = { text: '', error: plainLiquidError(error) };
    return () => broken;
  }
}

type RenderText = (data: PersonalisationData) => string;

function isWords(node: LiquidNode): boolean {
  return node.token.kind === TokenKind.HTML;
}

function renderWhole(nodes: LiquidNode[]): RenderText {
  return (data) => String(liquid.renderSync(nodes, data));
}

function renderWordsAndVariables(nodes: LiquidNode[]): RenderText {
  const pieces = nodes.map((node) => ({
    words: isWords(node) ? renderWhole([node])(emptyData) : null,
    render: renderVariable(node),
  }));
  return (data) => {
    let text = '';
    let isAnyFilled = false;
    for (const { words, render } of pieces) {
      const piece = words ?? render(data);
      if (words === null && piece.trim() !== '') isAnyFilled = true;
      text += piece;
    }
    return isAnyFilled ? text : '';
  };
}

function renderVariable(node: LiquidNode): RenderText {
  const render = renderWhole([node]);
  const read = plainVariable(node);
  return read === null ? render : (data) => read(data) ?? render(data);
}

const emptyData: PersonalisationData = { profile: {}, event: {}, journey: {}, results: {} };
