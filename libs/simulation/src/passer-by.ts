import { later } from '#kernel';
import { calibration } from './calibration.ts';
import type { Prospect } from './prospects.ts';
import type { Random } from './random.ts';
import { minutes, type Scripted } from './script.ts';

const REASONS = ['顾客只是路过，随意看看', '顾客不愿意留下联系方式', '顾客来店等人'];

/** Somebody may come to the showroom around the same time and leave no file. */
export function planPasserBy({ number, arrival, channel, outlet }: Prospect, random: Random): readonly Scripted[] {
  const { unprofiledRate } = calibration;
  if (channel !== 'showroom' || !random.chance(unprofiledRate / (1 - unprofiledRate))) return [];
  const id = `sim-v-${String(number).padStart(7, '0')}`;
  const came = later(arrival, minutes(random.whole(1, 30)));
  const left = later(came, minutes(random.whole(5, 20)));
  const visit = { channel, outlet: outlet.id, partySize: random.whole(1, 3) };
  const entry = (command: string, at: typeof came, data: Scripted['data']): Scripted => ({
    command,
    id,
    data,
    actor: outlet.frontDesk,
    commandId: `sim:${id}:${command}`,
    occurredAt: at,
    recordedAt: at,
  });
  return [
    entry('RegisterTraffic', came, visit),
    entry('RecordUnprofiledVisit', left, { channel, outlet: outlet.id, reasonNoRecord: random.pick(REASONS) }),
  ];
}
