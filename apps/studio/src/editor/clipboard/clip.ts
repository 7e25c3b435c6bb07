import { graphPartSchema } from '@waypost/journey';
import type { GraphPart } from '@waypost/journey';
import { z } from 'zod';

/** What lies in the clipboard after a copy: text, so that it goes to other journeys, tabs and browsers. */
const clipSchema = graphPartSchema.extend({ waypost: z.literal('activities') });

/** A part of a journey as text for the clipboard. */
export function writeClip({ activities, connections }: GraphPart): string {
  return JSON.stringify({ waypost: 'activities', activities, connections });
}

/** The part of a journey that was copied; null for any other text. */
export function readClip(text: string): GraphPart | null {
  if (!text.startsWith('{"waypost":')) return null;
  try {
    const { activities, connections } = clipSchema.parse(JSON.parse(text));
    return { activities, connections };
  } catch {
    return null;
  }
}
