import { describe, expect, it } from '@jest/globals';
import { type Instant, type LocalDate, later, type Zone } from '#kernel';
import { simulate } from './simulate.ts';
import { plainLog } from './testing/plain-log.fixture.ts';
import type { TimedCommand } from './timed-command.ts';

const zone = 'Asia/Shanghai' as Zone;
const options = { opportunities: 1_200, seed: '7', months: 6, start: '2025-03-01' as LocalDate, zone };
const kept = simulate({ ...options, violations: false });
const broken = simulate({ ...options, violations: true });
const commands = [...broken.commands];
const { violations, months } = broken.truth();
const FIVE_DAYS = 5 * 24 * 3_600_000;
const end = later(months.at(-1)?.effective.effectiveAt as Instant, -FIVE_DAYS);

/** Opportunities around which the commands themselves show that a rule was broken, five days before the end. */
const seen: Readonly<Record<string, (command: TimedCommand) => boolean>> = {
  'activity-description': ({ command, data }) => command === 'ScheduleFollowUp' && String(data.description).length < 10,
  'test-drive-distance': ({ command, data }) => command === 'CompleteTestDrive' && Number(data.mileageKm) <= 5,
  'first-follow-up-recording': ({ command, id, data }) =>
    command === 'CompleteFollowUp' && String(data.activityId).endsWith('-contact-1') && !recorded.has(id as string),
  'lost-reviewed': ({ command, id }) => command === 'LoseOpportunity' && !reviewed.has(id as string),
};
const idsOf = (wanted: string) =>
  new Set(commands.filter(({ command }) => command === wanted).map(({ id }) => id as string));
const recorded = idsOf('AttachRecording');
const reviewed = idsOf('ReviewLoss');

describe('a dealership that breaks rules', () => {
  it.each(Object.entries(seen))('breaks %s where it says so, and nowhere else', (rule, shows) => {
    const shown = commands.filter((command) => command.recordedAt <= end && shows(command)).map(({ id }) => id);
    const told = violations.filter((each) => each.rule === rule && each.recordedAt <= end);
    expect(told.length).toBeGreaterThan(5);
    expect(new Set(told.map(({ opportunity }) => opportunity))).toEqual(new Set(shown));
  });

  it('is accepted in all that it sends', () => {
    const log = plainLog(zone);
    const refused = commands.flatMap((command) => log.send(command)?.rule ?? []);
    expect(refused).toEqual([]);
  });

  it('has the customers of one that keeps them, and of those nothing is broken', () => {
    expect(months).toEqual(kept.truth().months);
    expect(kept.truth().violations).toEqual([]);
  });
});
