import {
  ArrowRightLeft,
  ClipboardPaste,
  Command as CommandIcon,
  Copy,
  CopyPlus,
  ListTree,
  Map as MapIcon,
  Maximize,
  Minus,
  Plus,
  Redo2,
  Rocket,
  Scissors,
  Search,
  Smartphone,
  SquareDashedMousePointer,
  StickyNote,
  Trash2,
  TriangleAlert,
  Undo2,
  UserRoundSearch,
  Workflow,
  X,
} from 'lucide-react';

import { deleteSelection } from '../commands/delete-selection.ts';
import { duplicateActivities } from '../commands/duplicate-activities.ts';
import { activitiesSelected, nothing } from '../store/selection.ts';
import type { ActionId, Editing, EditorAction } from './action.ts';

/** Most notes of a journey. */
const mostNotes = 200;

const always = () => true;
const isDrawn = ({ graph }: Editing) => graph.activities.length > 0;
const hasActivities = ({ selection }: Editing) => selection.kind === 'activities';
const selectedIds = ({ selection }: Editing) =>
  selection.kind === 'activities' ? selection.ids : [];

/** Everything that can be done in the editor, in the order of the palette. */
export const editorActions: readonly EditorAction[] = [
  {
    id: 'undo',
    Icon: Undo2,
    shortcuts: [{ key: 'z', mod: true }],
    keysWork: 'editor',
    isEnabled: ({ canUndo }) => canUndo,
    perform: ({ undo }) => undo(),
  },
  {
    id: 'redo',
    Icon: Redo2,
    shortcuts: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
    keysWork: 'editor',
    isEnabled: ({ canRedo }) => canRedo,
    perform: ({ redo }) => redo(),
  },
  {
    id: 'cut',
    Icon: Scissors,
    shortcuts: [{ key: 'x', mod: true }],
    keysWork: 'browser',
    isEnabled: hasActivities,
    perform: (editing) => {
      editing.clipboard.copy();
      editing.run(deleteSelection(editing.selection, 'cut'));
    },
  },
  {
    id: 'copy',
    Icon: Copy,
    shortcuts: [{ key: 'c', mod: true }],
    keysWork: 'browser',
    isEnabled: hasActivities,
    perform: ({ clipboard }) => clipboard.copy(),
  },
  {
    id: 'paste',
    Icon: ClipboardPaste,
    shortcuts: [{ key: 'v', mod: true }],
    keysWork: 'browser',
    isEnabled: always,
    perform: ({ clipboard }) => clipboard.paste(),
  },
  {
    id: 'duplicate',
    Icon: CopyPlus,
    shortcuts: [{ key: 'd', mod: true }],
    keysWork: 'canvas',
    isEnabled: hasActivities,
    perform: (editing) => editing.run(duplicateActivities(editing.graph, selectedIds(editing))),
  },
  {
    id: 'delete',
    Icon: Trash2,
    shortcuts: [{ key: 'Delete' }, { key: 'Backspace' }],
    keysWork: 'canvas',
    isEnabled: ({ selection }) => selection.kind !== 'nothing',
    perform: ({ run, selection }) => run(deleteSelection(selection)),
  },
  {
    id: 'selectAll',
    Icon: SquareDashedMousePointer,
    shortcuts: [{ key: 'a', mod: true }],
    keysWork: 'canvas',
    isEnabled: isDrawn,
    perform: ({ select, graph }) =>
      select(activitiesSelected(graph.activities.map(({ id }) => id))),
  },
  {
    id: 'unselect',
    Icon: X,
    shortcuts: [{ key: 'Escape' }],
    keysWork: 'canvas',
    isHidden: true,
    isEnabled: ({ selection }) => selection.kind !== 'nothing',
    perform: ({ select }) => select(nothing),
  },
  {
    id: 'commands',
    Icon: CommandIcon,
    shortcuts: [{ key: 'k', mod: true }],
    keysWork: 'always',
    isHidden: true,
    isEnabled: always,
    perform: ({ open }) => open.commands(),
  },
  {
    id: 'find',
    Icon: Search,
    shortcuts: [{ key: 'f', mod: true }],
    keysWork: 'always',
    isEnabled: isDrawn,
    perform: ({ open }) => open.find(),
  },
  {
    id: 'outline',
    Icon: ListTree,
    shortcuts: [{ key: 'F3' }],
    keysWork: 'always',
    isEnabled: always,
    perform: ({ open }) => open.outline(),
  },
  {
    id: 'problems',
    Icon: TriangleAlert,
    shortcuts: [{ key: 'F8' }],
    keysWork: 'always',
    isEnabled: always,
    perform: ({ open }) => open.problems(),
  },
  {
    id: 'note',
    Icon: StickyNote,
    shortcuts: [{ key: 'n' }],
    keysWork: 'canvas',
    isEnabled: ({ graph }) => (graph.notes?.length ?? 0) < mostNotes,
    perform: ({ addNote }) => addNote(),
  },
  {
    id: 'tidy',
    Icon: Workflow,
    shortcuts: [{ key: 't' }],
    keysWork: 'canvas',
    isEnabled: isDrawn,
    perform: ({ tidy }) => tidy(),
  },
  {
    id: 'tidySelected',
    Icon: Workflow,
    shortcuts: [{ key: 't', shift: true }],
    keysWork: 'canvas',
    isEnabled: (editing) => selectedIds(editing).length > 1,
    perform: (editing) => editing.tidy(selectedIds(editing)),
  },
  {
    id: 'turn',
    Icon: ArrowRightLeft,
    shortcuts: [{ key: 'l', shift: true }],
    keysWork: 'canvas',
    isEnabled: isDrawn,
    perform: ({ turn }) => turn(),
  },
  {
    id: 'fit',
    Icon: Maximize,
    shortcuts: [{ key: '1' }],
    keysWork: 'canvas',
    isEnabled: isDrawn,
    perform: ({ view }) => view.fit(),
  },
  {
    id: 'zoomIn',
    Icon: Plus,
    shortcuts: [{ key: '+' }],
    keysWork: 'canvas',
    isEnabled: always,
    perform: ({ view }) => view.zoomIn(),
  },
  {
    id: 'zoomOut',
    Icon: Minus,
    shortcuts: [{ key: '-' }],
    keysWork: 'canvas',
    isEnabled: always,
    perform: ({ view }) => view.zoomOut(),
  },
  {
    id: 'miniMap',
    Icon: MapIcon,
    shortcuts: [{ key: 'm' }],
    keysWork: 'canvas',
    isEnabled: always,
    perform: ({ open }) => open.miniMap(),
  },
  {
    id: 'phone',
    Icon: Smartphone,
    shortcuts: [{ key: 'p' }],
    keysWork: 'canvas',
    isEnabled: ({ open }) => open.phone !== null,
    perform: ({ open }) => open.phone?.(),
  },
  {
    id: 'publish',
    Icon: Rocket,
    shortcuts: [],
    keysWork: 'editor',
    isEnabled: always,
    perform: ({ open }) => open.publish(),
  },
  {
    id: 'why',
    Icon: UserRoundSearch,
    shortcuts: [],
    keysWork: 'editor',
    isEnabled: always,
    perform: ({ open }) => open.why(),
  },
];

/** The action of this name. */
export function editorAction(id: ActionId): EditorAction {
  const action = editorActions.find((candidate) => candidate.id === id);
  if (action === undefined) throw new Error(`No action is called "${id}".`);
  return action;
}
