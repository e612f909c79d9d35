import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { dealershipCommands } from '#dealership';
import { opportunityCommands } from '#opportunity';
import { planningCommands } from '#planning';
import { samples } from '../testing/samples.fixture.ts';
import { validateCommand } from '../validate-command.ts';
import { commandDtos } from './index.ts';

/** Steps of other commands: nobody sends them. */
const INTERNAL = ['ReserveVehicle', 'ReleaseVehicle'];

const declaredFields = (dto: new () => object) => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(dto, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];

const errorsOf = (name: string, data: object) => {
  const result = validateCommand(name, data);
  return 'errors' in result ? result.errors.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};

/** Fields in clear for words of a dictionary or a VIN. */
const CODED: readonly (readonly [command: string, field: string, value: (text: string) => unknown])[] = [
  ['CreateOpportunity', 'infoSource', (text) => text],
  ['CreateOpportunity', 'intakeChannel', (text) => text],
  ['CreateOpportunity', 'salesChannel', (text) => text],
  ['ScheduleFollowUp', 'type', (text) => text],
  ['ScheduleFollowUp', 'purpose', (text) => text],
  ['CompleteFollowUp', 'type', (text) => text],
  ['CompleteFollowUp', 'outcome', (text) => text],
  ['CompleteTestDrive', 'idType', (text) => text],
  ['MatchVehicle', 'vin', (text) => text],
  ['DeliverVehicle', 'vin', (text) => text],
  ['RecordPreSigning', 'checklist', (item) => [{ item, done: true }]],
  ['RecordPostSigning', 'checklist', (item) => [{ item, done: true }]],
  ['Convert', 'idType', (text) => text],
  ['Convert', 'vin', (text) => text],
  ['ExtendCarePlan', 'tasks', (kind) => [{ kind, dueAt: '2027-10-01T15:59:59.999Z' }]],
  ['CompleteCareTask', 'kind', (text) => text],
  ['LoseOpportunity', 'reason', (code) => ({ family: 'bought_other', code })],
  ['LoseOpportunity', 'reason', (family) => ({ family, code: 'competitor' })],
  ['GrantWaiver', 'rule', (text) => text],
  ['RegisterTraffic', 'channel', (text) => text],
  ['RecordUnprofiledVisit', 'channel', (text) => text],
  ['RecordForecast', 'method', (text) => text],
  ['DefineIdealFunnel', 'basis', (text) => text],
  ['DefineIdealFunnel', 'stages', (stage) => [{ stage, rate: 1 }]],
  ['DefineIdealFunnel', 'strategyTags', (text) => [text]],
  ['PlanRemedy', 'lever', (text) => text],
  ['ExportToErp', 'failure', (text) => text],
];

it.each(CODED)('%s takes no free text of a person as its %s', (command, field, value) => {
  for (const text of ['打给王小明', '13800000000', 'Mr Wang, 138 0000 0000']) {
    const [error] = errorsOf(command, { ...samples[command], [field]: value(text) });
    expect(error).toMatch(new RegExp(`^(code|list-of-code|vin) /${field}(/|$)`));
  }
});

it('every command that may be sent has its class, and no other has', () => {
  const all = [...opportunityCommands, ...dealershipCommands, ...planningCommands(() => [])];
  const decided = all.map(({ name }) => name);
  const sent = decided.filter((name) => !INTERNAL.includes(name));
  expect(new Set(commandDtos.keys())).toEqual(new Set(sent));
});

describe.each([...commandDtos].map(([name, dto]) => ({ name, dto, sample: samples[name] ?? {} })))(
  '$name',
  ({ name, dto, sample }) => {
    it('takes every field it has and gives it back', () => {
      expect(Object.keys(sample).sort()).toEqual(declaredFields(dto).sort());
      expect(validateCommand(name, sample)).toEqual({ input: sample });
    });

    it('takes no other', () => {
      expect(errorsOf(name, { ...sample, surprise: 1 })).toEqual(['unknown-field /surprise']);
    });

    it('says which field is missing', () => {
      for (const field of Object.keys(sample)) {
        const { [field]: _left, ...rest } = sample as Record<string, unknown>;
        expect(['', `missing-field /${field}`]).toContain(errorsOf(name, rest).join());
      }
    });

    it('says which field has the wrong form', () => {
      for (const field of Object.keys(sample)) {
        const [error, ...others] = errorsOf(name, { ...sample, [field]: [[]] });
        expect(error?.split(' ')[1]).toMatch(new RegExp(`^/${field}(/|$)`));
        expect(others).toEqual([]);
      }
    });
  },
);
