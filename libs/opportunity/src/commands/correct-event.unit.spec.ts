import { createdIn, gone, idOf, minute, ordered, profiled, type Told, yuan } from '../opportunity.fixture.ts';
import { correctEvent } from './correct-event.ts';
import { describeCommand } from './describe-command.fixture.ts';

const filed: readonly Told[] = [
  [
    minute(0),
    'Created',
    createdIn('dealer@1', 'PROFILED', {
      value: yuan('10.00'),
      checks: { filled: 4, missing: ['phone', 'gender'], birthdayKnown: false },
    }),
  ],
];
const contact: Told = [
  minute(1),
  'FollowUpCompleted',
  { episode: 1, activityId: 'a-1', contactAt: minute(1), type: 'phone', outcome: 'reached', checks: {} },
];
const converted: readonly Told[] = [
  [minute(0), 'Created', createdIn('simple@1', 'ENGAGING')],
  [minute(1), 'Converted', { episode: 1, contactId: 'c-2', checks: { filled: 0, missing: [] } }],
];
const steppedBack: Told = [minute(2), 'StageChanged', { episode: 1, from: 'ORDERED', to: 'PROFILED' }];
const reason = '录错';

describeCommand(correctEvent, [
  {
    name: 'a field in clear',
    given: filed,
    input: { eventId: idOf(0), changes: { '/value': yuan('12.00') }, voided: ['/visitId'], reason },
    gives: [
      [
        'EventCorrected',
        {
          eventId: idOf(0),
          revision: 0,
          eventType: 'Created',
          changes: { '/value': yuan('12.00') },
          voided: ['/visitId'],
          reason,
        },
      ],
    ],
  },
  {
    name: 'a personal field, and what it checks',
    given: filed,
    input: { eventId: idOf(0), changes: { '/customer/phone': '13900000001' }, reason },
    gives: [
      [
        'EventCorrected',
        {
          subject: 'c-1',
          changes: { '/checks/phoneValid': true, '/checks/missing': ['gender'], '/checks/filled': 5 },
          personalChanges: { '/customer/phone': '13900000001' },
        },
      ],
    ],
  },
  {
    name: 'fields of two people: one correction each',
    given: converted,
    input: { eventId: idOf(1), changes: { '/customerName': '王', '/contactName': '李', '/idType': 'other' }, reason },
    gives: [
      [
        'EventCorrected',
        { subject: 'c-1', changes: { '/idType': 'other' }, personalChanges: { '/customerName': '王' } },
      ],
      ['EventCorrected', { subject: 'c-2', changes: {}, voided: [], personalChanges: { '/contactName': '李' } }],
    ],
  },
  {
    name: 'a contact that never was',
    given: [...filed, contact],
    input: { eventId: idOf(1), voided: [''], reason },
    gives: [['EventCorrected', { eventId: idOf(1), revision: 1, changes: {}, voided: [''] }]],
  },
  {
    name: 'the file as a whole',
    given: profiled,
    input: { eventId: idOf(0), voided: [''], reason },
    refused: 'event-not-taken-back',
    evidence: [0],
  },
  {
    name: 'a loss as a whole',
    given: gone,
    input: { eventId: idOf(1), voided: [''], reason },
    refused: 'event-not-taken-back',
    evidence: [1],
  },
  {
    name: 'a field that says what it is',
    given: filed,
    input: { eventId: idOf(0), changes: { '/customerId': 'c-2' }, reason },
    refused: 'field-correctable',
    evidence: [0],
  },
  {
    name: 'when it happened',
    given: [...filed, contact],
    input: { eventId: idOf(1), changes: { '/contactAt': minute(2) }, reason },
    refused: 'field-correctable',
    evidence: [1],
  },
  {
    name: 'a field that it does not have',
    given: filed,
    input: { eventId: idOf(0), changes: { '/hope': 1 }, reason },
    refused: 'field-correctable',
    evidence: [0],
  },
  {
    name: 'a field of the prototype',
    given: filed,
    input: { eventId: idOf(0), changes: { '/__proto__/x': 1 }, reason },
    refused: 'field-correctable',
    evidence: [0],
  },
  {
    name: 'a part of a dimension, and a birthday nobody knows',
    given: filed,
    input: { eventId: idOf(0), changes: { '/dimensions/team': 't-2', '/customer/birthday': 'unknown' }, reason },
    gives: [
      [
        'EventCorrected',
        { changes: { '/dimensions/team': 't-2' }, personalChanges: { '/customer/birthday': 'unknown' } },
      ],
    ],
  },
  {
    name: 'one of a list',
    given: converted,
    input: { eventId: idOf(0), voided: ['/checks/missing/0'], reason },
    refused: 'field-correctable',
    evidence: [0],
  },
  ...(
    [
      ['/value', 12],
      ['/value', { amount: '12', currency: 'CNY' }],
      ['/value', { amount: '12.000', currency: 'CNY' }],
      ['/value', { amount: '-12.00', currency: 'CNY' }],
      ['/value', { amount: '12.00' }],
      ['/value/amount', 12],
      ['/expectedPurchaseDate', '2026-02-30'],
      ['/expectedPurchaseDate', '2026-12-15T00:00:00.000Z'],
      ['/dimensions', { team: 7 }],
      ['/dimensions', ['team']],
      ['/consultant', '王 芳'],
      ['/customer/phone', 13900000001],
      ['/customer/birthday', 'soon'],
      ['/infoSource', null],
      ['/infoSource', '王小明介绍'],
      ['/consultant', 42],
      ['/stage', 'NOPE'],
      ['/stage', 'ENGAGING'],
    ] as const
  ).map(([pointer, value]) => ({
    name: `${pointer} to ${JSON.stringify(value)}`,
    given: filed,
    input: { eventId: idOf(0), changes: { [pointer]: value }, reason },
    refused: 'correction-form',
    evidence: [0],
  })),
  ...(
    [
      [1, '/amount', 'banana'],
      [1, '/origin', 'elsewhere'],
      [2, '/to', 'NOPE'],
      [3, '/outcome', '打给王小明'],
    ] as const
  ).map(([revision, pointer, value]) => ({
    name: `${pointer} to ${JSON.stringify(value)}`,
    given: [...ordered, steppedBack, contact],
    input: { eventId: idOf(revision), changes: { [pointer]: value }, reason },
    refused: 'correction-form',
    evidence: [revision],
  })),
  ...(
    [
      [0, '/stage'],
      [0, '/value/currency'],
      [1, '/amount'],
      [1, '/discount/amount'],
      [2, '/to'],
      [3, '/outcome'],
    ] as const
  ).map(([revision, pointer]) => ({
    name: `an event without its ${pointer}`,
    given: [...ordered, steppedBack, contact],
    input: { eventId: idOf(revision), voided: [pointer], reason },
    refused: 'field-optional',
    evidence: [revision],
  })),
  {
    name: 'the stage model out of the file',
    given: filed,
    input: { eventId: idOf(0), voided: ['/stageModel'], reason },
    refused: 'field-correctable',
    evidence: [0],
  },
  {
    name: 'a stage that the model has',
    given: [...ordered, steppedBack],
    input: { eventId: idOf(2), changes: { '/to': 'FOLLOWED_UP' }, reason },
    gives: [['EventCorrected', { changes: { '/to': 'FOLLOWED_UP' } }]],
  },
  { name: 'nothing', given: filed, input: { eventId: idOf(0), reason }, refused: 'correction-changes' },
  {
    name: 'an event of another stream',
    given: filed,
    input: { eventId: idOf(9), changes: { '/value': yuan('1.00') }, reason },
    refused: 'event-to-correct',
  },
]);
