import type { WalkFactsAnswer } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import type { WalkSetting } from '@waypost/journey/walk';
import { Button } from '@waypost/ui';
import { ArrowLeft, ChevronRight, ChevronsRight, RotateCcw } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { distinctTitles, useActivityTexts } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { useResources } from '../../activities/resources.ts';
import type { Resources } from '../../activities/resources.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { EditorLayout } from '../EditorLayout.tsx';
import { PaneFrame } from '../pane/PaneFrame.tsx';
import { nothing } from '../store/selection.ts';
import { settingOf } from './walker.ts';
import type { WalkPerson } from './walker.ts';
import { useWalk, wayOf } from './use-walk.ts';
import { WalkChoices } from './WalkChoices.tsx';
import { WalkPhone } from './WalkPhone.tsx';
import { WalkStart } from './WalkStart.tsx';
import type { StartedWalk } from './WalkStart.tsx';
import { WalkTrail } from './WalkTrail.tsx';

const ignored = () => {};

interface WalkSurroundings {
  graph: Graph;
  resources: Resources;
  texts: ActivityTexts;
  /** Chooses between the ways to test. */
  switcher: ReactNode;
}

/** Somebody goes through the draft step by step, in this browser. Nothing is sent and nothing is stored. */
export function WalkTest({
  graph,
  journeyName,
  switcher,
}: {
  graph: Graph;
  journeyName: string;
  switcher: ReactNode;
}) {
  const { t } = useTranslation('testing');
  const resources = useResources();
  const texts = useActivityTexts(resources);
  const pane = useRef<HTMLElement>(null);
  const [walk, setWalk] = useState<{ person: WalkPerson; setting: WalkSetting } | null>(null);
  const surroundings = { graph, resources, texts, switcher };

  const start = ({ person, event }: StartedWalk, facts: WalkFactsAnswer) =>
    setWalk({
      person,
      setting: settingOf({
        person,
        event,
        facts,
        graph,
        resources,
        journeyName,
        startedAt: Date.now(),
      }),
    });
  if (walk !== null) {
    return <WalkScreen {...surroundings} {...walk} onEnd={() => setWalk(null)} />;
  }
  return (
    <EditorLayout
      palette={null}
      isPaneEmpty={false}
      head={switcher}
      paneName={t('walk.steps')}
      paneRef={pane}
      canvas={
        <div className="absolute inset-0">
          <Canvas graph={graph} texts={texts} selection={nothing} onSelect={ignored} />
        </div>
      }
      pane={
        <>
          <PaneFrame title={t('walk.title')}>
            <WalkStart graph={graph} onStart={start} />
          </PaneFrame>
        </>
      }
      phone={null}
    />
  );
}

function WalkScreen({
  graph,
  resources,
  texts,
  switcher,
  person,
  setting,
  onEnd,
}: WalkSurroundings & { person: WalkPerson; setting: WalkSetting; onEnd: () => void }) {
  const { t } = useTranslation('testing');
  const pane = useRef<HTMLElement>(null);
  const walk = useWalk(graph, setting);
  const { play, shown } = walk;
  const titles = useMemo(() => distinctTitles(graph, texts), [graph, texts]);
  const visited = useMemo(() => wayOf(graph, shown), [graph, shown]);
  const here = shown.at(-1)?.activityId;
  return (
    <EditorLayout
      palette={null}
      isPaneEmpty={false}
      head={switcher}
      paneName={t('walk.steps')}
      paneRef={pane}
      canvas={
        <div className="absolute inset-0">
          <Canvas
            graph={graph}
            texts={texts}
            selection={here === undefined ? nothing : { kind: 'activities', ids: [here] }}
            onSelect={ignored}
            visited={visited}
          />
        </div>
      }
      pane={
        <>
          <PaneFrame
            title={t('walk.titleOf', { name: person.name })}
            action={
              <Button size="small" variant="quiet" onPress={onEnd}>
                {t('walk.somebodyElse')}
              </Button>
            }
          >
            <div className="flex flex-wrap gap-2">
              <Button
                size="small"
                icon={<ArrowLeft aria-hidden />}
                isDisabled={!walk.canGoBack}
                onPress={walk.back}
              >
                {t('walk.back')}
              </Button>
              <Button size="small" icon={<RotateCcw aria-hidden />} onPress={walk.restart}>
                {t('walk.restart')}
              </Button>
            </div>
            <WalkTrail
              lines={shown}
              graph={graph}
              texts={texts}
              resources={resources}
              titles={titles}
              onTakePort={walk.takePort}
            />
            {walk.hasMore ? (
              <div className="flex flex-wrap gap-2">
                <Button variant="primary" icon={<ChevronRight aria-hidden />} onPress={walk.next}>
                  {t('walk.next')}
                </Button>
                <Button icon={<ChevronsRight aria-hidden />} onPress={walk.skip}>
                  {t('walk.skip')}
                </Button>
              </div>
            ) : (
              <WalkChoices
                play={play}
                graph={graph}
                person={person}
                resources={resources}
                texts={texts}
                titles={titles}
                onChoose={walk.choose}
              />
            )}
          </PaneFrame>
        </>
      }
      phone={
        <WalkPhone
          play={play}
          shown={shown}
          graph={graph}
          resources={resources}
          onChoose={walk.hasMore ? null : walk.choose}
        />
      }
    />
  );
}
