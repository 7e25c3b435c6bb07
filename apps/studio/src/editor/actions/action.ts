import type { Graph } from '@waypost/journey';
import type { LucideIcon } from 'lucide-react';

import type { Command } from '../commands/command.ts';
import type { Selection } from '../store/selection.ts';
import type { Shortcut } from './shortcut.ts';

/** Names of what an author can do in the editor; each has a text. */
export type ActionId =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'duplicate'
  | 'delete'
  | 'selectAll'
  | 'unselect'
  | 'commands'
  | 'find'
  | 'outline'
  | 'problems'
  | 'tidy'
  | 'tidySelected'
  | 'turn'
  | 'fit'
  | 'zoomIn'
  | 'zoomOut'
  | 'miniMap'
  | 'note'
  | 'phone'
  | 'publish'
  | 'why';

/** The editor as actions see it: what is there, and what can be done with it. */
export interface Editing {
  graph: Graph;
  selection: Selection;
  canUndo: boolean;
  canRedo: boolean;
  run: (command: Command) => void;
  select: (selection: Selection) => void;
  undo: () => void;
  redo: () => void;
  /** Lays out anew all activities, or those. */
  tidy: (ids?: readonly string[]) => void;
  /** Draws the journey from left to right instead of from top to bottom, or back. */
  turn: () => void;
  /** Puts an empty note where the author looks. */
  addNote: () => void;
  clipboard: { copy: () => void; paste: () => void };
  view: { fit: () => void; zoomIn: () => void; zoomOut: () => void };
  open: {
    commands: () => void;
    find: () => void;
    outline: () => void;
    problems: () => void;
    miniMap: () => void;
    /** The phone beside the pane, or in its place; null: no message is selected. */
    phone: (() => void) | null;
    publish: () => void;
    why: () => void;
  };
}

/** One thing that can be done: menus, keys and the command palette all take it from here. */
export interface Action<Id extends string, On> {
  id: Id;
  Icon: LucideIcon;
  /** The first is the one that is shown. */
  shortcuts: readonly Shortcut[];
  /**
   * Where its keys work: `canvas` while nothing else has the focus, `editor` everywhere but in text fields, `always` in
   * those, too. `browser`: the browser turns the keys into an event of the clipboard.
   */
  keysWork: 'canvas' | 'editor' | 'always' | 'browser';
  /** Left out of the palette: it closes or opens it. */
  isHidden?: true;
  isEnabled: (on: On) => boolean;
  perform: (on: On) => void;
}

/** Something that can be done with a draft. */
export type EditorAction = Action<ActionId, Editing>;
