import type { Note } from '@waypost/journey';
import type { Node } from '@xyflow/react';

export type NoteNode = Node<{ note: Note }, 'note'>;

/** Where and how large notes are while a hand moves or resizes them. */
export interface HeldNotes {
  dragged: ReadonlyMap<string, { x: number; y: number }>;
  resized: ReadonlyMap<string, { width: number; height: number }>;
}

/** Turns notes into what React Flow draws, behind the activities. A note that did not change stays the same object. */
export function createNoteMapper(): (
  notes: readonly Note[],
  held: HeldNotes & {
    selectedId: string | null;
    label: (note: Note) => string;
    /** What a note is called, read aloud with its name. */
    kind: string;
  },
) => NoteNode[] {
  let known = new Map<string, { inputs: readonly unknown[]; node: NoteNode }>();
  return (notes, { dragged, resized, selectedId, label, kind }) => {
    const next: typeof known = new Map();
    for (const note of notes) {
      const position = dragged.get(note.id) ?? note.position;
      const { width, height } = resized.get(note.id) ?? note.size;
      const selected = selectedId === note.id;
      const inputs = [note, position.x, position.y, width, height, selected, label, kind];
      const before = known.get(note.id);
      const isSame = before?.inputs.every((value, place) => Object.is(value, inputs[place]));
      next.set(
        note.id,
        before !== undefined && isSame === true
          ? before
          : {
              inputs,
              node: {
                id: note.id,
                type: 'note',
                position,
                width,
                height,
                measured: { width, height },
                selected,
                zIndex: -1,
                connectable: false,
                ariaLabel: label(note),
                domAttributes: { 'aria-roledescription': kind },
                data: { note },
              },
            },
      );
    }
    known = next;
    return [...next.values()].map(({ node }) => node);
  };
}
