import type { TextRun } from '@waypost/whatsapp';
import { Fragment } from 'react';
import type { ReactNode } from 'react';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { formatText } from './formatting.ts';
import type { FormattedText } from './formatting.ts';

interface Piece extends FormattedText {
  run: TextRun;
  start: number;
}

/** Cuts the formatted pieces again wherever a run begins, since a mark may open in one run and close in the next. */
function pieces(runs: readonly TextRun[]): Piece[] {
  const text = runs.map((run) => run.text).join('');
  const formatted = formatText(text);
  const result: Piece[] = [];
  let from = 0;
  for (const run of runs) {
    const to = from + run.text.length;
    if (run.source === 'missing') {
      result.push({
        run,
        start: from,
        text: '',
        bold: false,
        italic: false,
        strike: false,
        mono: false,
      });
    }
    for (const piece of formatted) {
      const start = Math.max(from, piece.start);
      const end = Math.min(to, piece.start + piece.text.length);
      if (run.source !== 'missing' && start < end) {
        result.push({ ...piece, run, start, text: text.slice(start, end) });
      }
    }
    from = to;
  }
  return result;
}

const address = /(https?:\/\/[^\s]+|www\.[^\s]+)/;

function withLinks(text: string): ReactNode {
  return text.split(address).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className="text-phone-link underline">
        {part}
      </span>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

/**
 * The words of a message. In a preview what came from the profile is tinted; a value that is missing
 * is a red pill with its name, never a blank.
 */
export function BubbleText({ runs, isPreview }: { runs: readonly TextRun[]; isPreview: boolean }) {
  const strings = useUiStrings();
  return pieces(runs).map((piece) => {
    if (piece.run.source === 'missing') {
      const name = piece.run.slot ?? piece.run.text;
      return (
        <span
          key={piece.start}
          title={strings.missing(name)}
          className="mx-0.5 inline-block rounded-chip bg-phone-missing px-1.5 text-caption font-semibold text-phone-on-missing"
        >
          {name}
        </span>
      );
    }
    return (
      <span
        key={piece.start}
        className={classes(
          piece.bold && 'font-bold',
          piece.italic && 'italic',
          piece.strike && 'line-through',
          piece.mono && 'font-mono',
          isPreview && piece.run.source !== 'template' && 'rounded-chip bg-phone-tint',
        )}
      >
        {withLinks(piece.text)}
      </span>
    );
  });
}
