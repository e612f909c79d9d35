import { derivedId, type LocalDate } from '#kernel';
import { profiled, yuan } from '../opportunity.fixture.ts';
import { createOpportunity } from './create-opportunity.ts';
import { describeCommand } from './describe-command.fixture.ts';

const customer = { surname: '王', phone: '13800000000', gender: 'male', residentialArea: '浦东' };
const rest = { infoSource: 'web', expectedPurchaseDate: '2026-12-01' as LocalDate };

describeCommand(createOpportunity, [
  {
    name: 'a file with all that an intake asks for',
    given: [],
    input: { customer: { ...customer, birthday: '1985-04-12' }, ...rest, value: yuan('10.00') },
    gives: [
      [
        'Created',
        {
          episode: 1,
          customerId: derivedId('customer', 'command-x'),
          consultant: 's-1',
          stageModel: 'dealer@1',
          stage: 'PROFILED',
          dimensions: {},
          checks: { filled: 6, missing: [], phoneValid: true, birthdayKnown: true, birthdayPlausible: true },
        },
      ],
    ],
  },
  {
    name: 'a file with nothing in it, as it comes: what is missing is told in clear',
    given: [],
    input: { customer: { surname: ' ', phone: '123' } },
    gives: [
      [
        'Created',
        {
          checks: {
            filled: 1,
            missing: ['surname', 'gender', 'infoSource', 'expectedPurchaseDate', 'residentialArea'],
            phoneValid: false,
            birthdayKnown: false,
          },
        },
      ],
    ],
  },
  {
    name: 'the birthday 1900-01-01, which is stored as unknown',
    given: [],
    input: { customer: { birthday: '1900-01-01' } },
    gives: [['Created', { customer: { birthday: 'unknown' }, checks: { birthdayKnown: false } }]],
  },
  {
    name: 'another birthday that nobody can have',
    given: [],
    input: { customer: { birthday: '1899-12-31' } },
    gives: [['Created', { checks: { birthdayKnown: true, birthdayPlausible: false } }]],
  },
  {
    name: 'a customer and a consultant that are known',
    given: [],
    input: { customerId: 'c-7', consultant: 's-9', stageModel: 'project@1' },
    gives: [['Created', { customerId: 'c-7', consultant: 's-9', stageModel: 'project@1', stage: 'TARGET_CUSTOMER' }]],
  },
  {
    name: 'a later stage of simple',
    given: [],
    input: { stageModel: 'simple', stage: 'ENGAGING' },
    gives: [['Created', { stageModel: 'simple@1', stage: 'ENGAGING' }]],
  },
  { name: 'a later stage of dealer', given: [], input: { stage: 'ORDERED' }, refused: 'starts-at-first-stage' },
  { name: 'a stage that nobody knows', given: [], input: { stage: 'HOPE' }, refused: 'stage-known' },
  { name: 'a model that nobody knows', given: [], input: { stageModel: 'dealer@9' }, refused: 'stage-model-known' },
  { name: 'an opportunity that is there', given: profiled, input: {}, refused: 'opportunity-new' },
]);
