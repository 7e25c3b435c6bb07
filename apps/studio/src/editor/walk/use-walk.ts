import { compileGraph, type Graph } from '@waypost/journey';
import { freshScript, playWalk } from '@waypost/journey/walk';
import type {
  TrailStep,
  WalkChoice,
  WalkPlay,
  WalkScript,
  WalkSetting,
} from '@waypost/journey/walk';
import { useMemo, useState } from 'react';

/** A walk on screen: how far it is told, and what can be done next. */
export interface Walk {
  play: WalkPlay;
  /** The lines shown so far; the last one is where the person is. */
  shown: readonly TrailStep[];
  /** There are lines that are not shown yet. */
  hasMore: boolean;
  canGoBack: boolean;
  next: () => void;
  /** Shows everything up to the next choice. */
  skip: () => void;
  back: () => void;
  restart: () => void;
  choose: (choice: WalkChoice) => void;
  /** Takes another port where chance decided, and forgets what came behind. */
  takePort: (step: TrailStep, port: string) => void;
}

interface Place {
  script: WalkScript;
  shown: number;
}

const beginning: Place = { script: freshScript, shown: 1 };

/** Walks somebody through a graph. Going back plays a shorter script: the same choices take the same way. */
export function useWalk(graph: Graph, setting: WalkSetting): Walk {
  const compiled = useMemo(() => compileGraph(graph), [graph]);
  const [places, setPlaces] = useState<readonly Place[]>([beginning]);
  const place = places.at(-1) ?? beginning;
  const play = useMemo(
    () => playWalk(compiled, setting, place.script),
    [compiled, setting, place.script],
  );
  const go = (to: Place) => setPlaces([...places, to]);
  const { trail } = play;
  return {
    play,
    shown: trail.slice(0, place.shown),
    hasMore: place.shown < trail.length,
    canGoBack: places.length > 1,
    next: () => go({ ...place, shown: place.shown + 1 }),
    skip: () => go({ ...place, shown: trail.length }),
    back: () => setPlaces(places.slice(0, -1)),
    restart: () => setPlaces([beginning]),
    choose: (choice) =>
      go({
        script: { ...place.script, choices: [...place.script.choices, choice] },
        shown: trail.length + 1,
      }),
    takePort: (step, port) =>
      go({
        script: {
          choices: place.script.choices.slice(0, step.choices),
          ports: new Map(place.script.ports).set(`${step.activityId}:${step.visit}`, port),
        },
        shown: trail.indexOf(step) + 1,
      }),
  };
}

/** Ids of the activities and connections that these lines came by. */
export function wayOf(graph: Graph, lines: readonly TrailStep[]): Set<string> {
  const ids = new Set(lines.map(({ activityId }) => activityId));
  for (const { activityId, told } of lines) {
    for (const { id, from } of graph.connections) {
      const isTaken = told.kind === 'forked' || (told.kind === 'left' && told.port === from.port);
      if (from.activity === activityId && isTaken) ids.add(id);
    }
  }
  return ids;
}
