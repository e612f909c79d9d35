import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { catalogue } from './catalogue.ts';
import { validateContent } from './validate-content.ts';

const bilingual = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) };
const rules = (rows: JsonObject) => ({ rules: rows });

describe('the content of a rule set', () => {
  it.each<[string, JsonObject]>([
    ['no rule at all', rules({})],
    ['a rule as it is', rules({ 'test-drive-distance': {} })],
    ['a rule with a parameter', rules({ 'test-drive-distance': { moreThanKm: 8 } })],
    ['a rule out of force', rules({ 'no-expired-opportunity': false })],
    ['a rule that may be waived', rules({ 'delivered-needs-test-drive': { waivable: true, days: 90 } })],
    ['a rule that is said not to be waived', rules({ 'vin-format': { waivable: false } })],
    ['a row that may be overridden', rules({ 'vin-format': { overridable: true } })],
    ['one of the words to choose from', rules({ 'delivered-needs-test-drive': { checkedAt: 'PlaceOrder' } })],
    ['a list of words', rules({ 'intake-channel-known': { moreChannels: ['live_stream'] } })],
    [
      'a pair of commands',
      rules({ 'segregation-of-duties': { pairs: ['PlaceOrder+MatchVehicle', 'Convert+ReviewLoss'] } }),
    ],
  ])('may have %s', (_name, content) => {
    expect(validateContent(content, catalogue)).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['no rules', {}, '/rules'],
    ['rules as a list', { rules: [] }, '/rules'],
    ['another member', { rules: {}, 'a/b~c': 1 }, '/a~1b~0c'],
    ['an unknown rule', rules({ 'test-drive-distanc': {} }), '/rules/test-drive-distanc'],
    ['a rule of every object', rules({ toString: {} }), '/rules/toString'],
    ['a rule that is switched on', rules({ 'vin-format': true }), '/rules/vin-format'],
    ['a rule of nothing', rules({ 'vin-format': null }), '/rules/vin-format'],
    ['an unknown parameter', rules({ 'test-drive-distance': { moreThan: 8 } }), '/rules/test-drive-distance/moreThan'],
    ['a parameter of every object', rules({ 'vin-format': { toString: 1 } }), '/rules/vin-format/toString'],
    [
      'a number as a text',
      rules({ 'test-drive-distance': { moreThanKm: '8' } }),
      '/rules/test-drive-distance/moreThanKm',
    ],
    [
      'a negative number',
      rules({ 'test-drive-distance': { moreThanKm: -1 } }),
      '/rules/test-drive-distance/moreThanKm',
    ],
    [
      'another word',
      rules({ 'delivered-needs-test-drive': { checkedAt: 'CancelOrder' } }),
      '/rules/delivered-needs-test-drive/checkedAt',
    ],
    [
      'a borrowed parameter',
      rules({ 'delivered-needs-test-drive': { moreThanKm: 8 } }),
      '/rules/delivered-needs-test-drive/moreThanKm',
    ],
    [
      'a word for a list',
      rules({ 'intake-channel-known': { moreChannels: 'x' } }),
      '/rules/intake-channel-known/moreChannels',
    ],
    [
      'a list with a number',
      rules({ 'intake-channel-known': { moreChannels: ['x', 1] } }),
      '/rules/intake-channel-known/moreChannels/1',
    ],
    [
      'a list with a blank',
      rules({ 'intake-channel-known': { moreChannels: [' '] } }),
      '/rules/intake-channel-known/moreChannels/0',
    ],
    [
      'a waiver of a rule that nobody may waive',
      rules({ 'vin-format': { waivable: true } }),
      '/rules/vin-format/waivable',
    ],
    ['a waiver of a due rule', rules({ 'first-follow-up': { waivable: true } }), '/rules/first-follow-up/waivable'],
    ['a switch as a text', rules({ 'vin-format': { overridable: 'yes' } }), '/rules/vin-format/overridable'],
    ['half a pair', rules({ 'segregation-of-duties': { pairs: ['PlaceOrder'] } }), '/rules/segregation-of-duties'],
    [
      'a pair of one command',
      rules({ 'segregation-of-duties': { pairs: ['PlaceOrder+PlaceOrder'] } }),
      '/rules/segregation-of-duties',
    ],
    [
      'a pair of unknown commands',
      rules({ 'segregation-of-duties': { pairs: ['PlaceOrder+Match'] } }),
      '/rules/segregation-of-duties',
    ],
    [
      'a process that cannot be read',
      rules({ 'reception-process': { constraints: ['Created then OrderPlaced'] } }),
      '/rules/reception-process',
    ],
  ])('may not have %s', (_name, content, pointer) => {
    expect(validateContent(content, catalogue)).toEqual([{ pointer, message: bilingual, remedy: bilingual }]);
  });

  it.each([
    [{ 'segregation-of-duties': { pairs: ['PlaceOrder'] } }, '规则的参数有误："PlaceOrder" 不是销售机会的两个命令'],
    [
      { 'reception-process': { constraints: ['Created then Lost'] } },
      '规则的参数有误：约束 "Created then Lost" 无法读取',
    ],
    [{ 'forecast-covers-quota': { perPersonMonth: 0 } }, '规则的参数有误：perPersonMonth 0 不是大于 0 的 CNY 金额'],
  ])('%j is complained of in Chinese: %s', (row, zh) => {
    const [complaint] = validateContent(rules(row), catalogue);
    expect(complaint?.message.zh).toContain(zh);
    expect(complaint?.message.en).toMatch(/^The parameters of the rule are wrong: [\x20-\x7e]+$/);
  });

  it('is complained of in every place, with the mend', () => {
    const content = rules({
      'vin-format': { waivable: true },
      'first-follow-ups': {},
      'test-drive-distance': { km: 5 },
    });
    expect(validateContent(content, catalogue).map(({ remedy }) => remedy.en)).toEqual([
      'Leave waivable out; rules that may be waived: delivered-needs-test-drive',
      'Name a rule of the rule book: first-follow-up',
      'Give any of: moreThanKm, overridable',
    ]);
  });
});
