const deal = (data: object, more: object = {}) =>
  JSON.stringify({ command: 'CreateOpportunity', id: 'deal-2', data, ...more });
const worth = (id: string, amount: string, more: object = {}) =>
  JSON.stringify({ command: 'AmendValue', id, data: { new: { amount, currency: 'CNY' } }, ...more });

/** What stands in the log before: one opportunity at revision 2, with something personal. */
export const soundLines: readonly string[] = [
  deal({ product: 'sedan-a', customerId: 'customer-1' }, { id: 'deal-1', commandId: 'first' }),
  worth('deal-1', '1.00', { commandId: 'second' }),
  JSON.stringify({ command: 'RecordNeeds', id: 'deal-1', data: { needs: 'seven seats' } }),
];

/**
 * Lines that are not accepted: [what is wrong, the line, its exit code, the code of the error or of the first fault, where
 * the fault is].
 */
export const badLines: readonly (readonly [
  what: string,
  line: string,
  exit: number,
  code: string,
  pointer?: string,
])[] = [
  ['no JSON', '{"command":"CreateOpportunity",', 2, 'not-json', ''],
  ['no object', '[1,2]', 2, 'object', ''],
  ['an unknown command', '{"command":"DropTables","data":{}}', 2, 'unknown-command', '/command'],
  ['a command nearly known', '{"command":"create-opportunity","data":{}}', 2, 'unknown-command', '/command'],
  ['no command', '{"data":{}}', 2, 'missing-field', '/command'],
  ['no data', '{"command":"CreateOpportunity"}', 2, 'missing-field', '/data'],
  ['a missing field', '{"command":"AmendValue","id":"deal-1","data":{}}', 2, 'missing-field', '/data/new'],
  ['a missing id', '{"command":"RecordNeeds","data":{"needs":"x"}}', 2, 'unknown-command'],
  ['an unknown field', deal({ colour: 'red' }), 2, 'unknown-field', '/data/colour'],
  ['an unknown field of the line', deal({}, { tenant: 'x' }), 2, 'unknown-field', '/tenant'],
  ['__proto__', '{"command":"CreateOpportunity","data":{"__proto__":{"x":1}}}', 2, 'reserved-name', '/data'],
  ['a constructor', deal({ customer: { constructor: {} } }), 2, 'reserved-name', '/data/customer'],
  ['10 MB', deal({ product: 'x'.repeat(10_000_000) }), 2, 'too-large', ''],
  ['a deep nest', `{"command":"CreateOpportunity","data":${'['.repeat(99)}${']'.repeat(99)}}`, 2, 'too-deep'],
  ['an inexact number', deal({ product: 2 ** 53 }), 2, 'inexact-number', '/data/product'],
  ['half a character', deal({ product: '\ud800' }), 2, 'malformed-text', '/data/product'],
  [
    'a date that does not exist',
    deal({ expectedPurchaseDate: '2026-02-30' }),
    2,
    'local-date',
    '/data/expectedPurchaseDate',
  ],
  ['an instant that does not exist', deal({}, { occurredAt: '2026-02-30T00:00:00Z' }), 2, 'instant', '/occurredAt'],
  ['an amount in fractions of a fen', worth('deal-1', '1.005'), 2, 'money-not-negative', '/data/new/amount'],
  [
    'an unknown currency',
    '{"command":"AmendValue","id":"deal-1","data":{"new":{"amount":"1.00","currency":"ZZZ"}}}',
    2,
    'money-not-negative',
    '/data/new/currency',
  ],
  ['a role that nobody has', deal({}, { actor: { id: 'a', role: 'boss' } }), 2, 'role', '/actor/role'],
  ['a time of recording', deal({}, { recordedAt: '2026-01-01T00:00:00Z' }), 2, 'recorded-at', '/recordedAt'],
  ['an unknown stage', '{"command":"ChangeStage","id":"deal-1","data":{"to":"NOWHERE"}}', 3, 'refused'],
  ['an unknown stage model', deal({ stageModel: 'none@1' }), 3, 'refused'],
  ['an opportunity that is there', deal({}, { id: 'deal-1' }), 3, 'refused'],
  ['an opportunity that is not there', worth('nobody', '1.00'), 3, 'refused'],
  ['what happens tomorrow', worth('deal-1', '2.00', { occurredAt: '2099-01-01T00:00:00Z' }), 3, 'not-in-the-future'],
  ['what happened last year', worth('deal-1', '2.00', { occurredAt: '2020-01-01T00:00:00Z' }), 3, 'backdating-limit'],
  ['an earlier revision', worth('deal-1', '2.00', { expectedRevision: 0 }), 4, 'revision'],
  ['a revision yet to come', worth('deal-1', '2.00', { expectedRevision: 7 }), 4, 'revision'],
  ['a command id that was used', worth('deal-1', '2.00', { commandId: 'second' }), 4, 'command-id-reused'],
];
