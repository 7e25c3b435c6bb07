import type { Bench, Figure } from './bench.ts';
import { insertPeople } from './insert-people.ts';
import { addPeople, blast, createJourney, startSink } from './blast.ts';
import type { BenchSession } from './session.ts';

/** `send` at growing sizes, each on a database of its own: CPU per message stays what it is. */
export const growth: Bench = {
  name: 'growth',
  what: 'send at 50,000, 200,000 and (--full) 1,000,000 people without a limit of the portfolio: CPU per message against that of the smallest',
  async run(session) {
    const sizes = session.pick({
      tiny: [50, 100],
      normal: [50_000, 200_000],
      full: [50_000, 200_000, 1_000_000],
    });
    const figures: Figure[] = [];
    let smallest: number | null = null;
    for (const people of sizes) {
      const { perSecond, cpuMs } = await sendTo(session, people);
      session.say(`${people} people: ${Math.round(perSecond)} messages/s`);
      const name = people.toLocaleString('en');
      figures.push({ name: `messages, ${name}`, value: perSecond, unit: '/s' });
      figures.push({ name: `CPU per message, ${name}`, value: cpuMs, unit: 'ms' });
      smallest ??= cpuMs;
      if (people === sizes[0]) continue;
      figures.push({
        name: `CPU of ${name} against the smallest`,
        value: cpuMs === null || smallest === null ? null : (cpuMs / smallest) * 100,
        unit: '%',
        target: { atMost: 125 },
      });
    }
    return figures;
  },
};

/** They have all attributes that the message is filled with; the others get its fallbacks. */
const firstPeople = 50;

async function sendTo(session: BenchSession, people: number) {
  const sink = await startSink(session, 'TIER_UNLIMITED');
  const database = await session.database();
  const server = await session.startServer({ databaseUrl: database.url, graphUrl: sink.url });
  await addPeople(server.api, firstPeople);
  const others = people - firstPeople;
  if (others > 0) {
    await insertPeople(database, { crowd: 'growth', count: others, phonePrefix: '+39321' });
  }
  const journeyId = await createJourney(server.api, 'TIER_UNLIMITED');
  const result = await blast({ server, database, sink, journeyId, people });
  await server.stop();
  await sink.stop();
  return result;
}
