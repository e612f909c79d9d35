import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { contentShape } from './content-shape.ts';

const faults = (content: JsonObject) =>
  contentShape(content, { issuer: 'dealer', appliesTo: ['dealer'] }).map(({ pointer }) => pointer);

describe('the content of a rule set', () => {
  it.each<JsonObject>([
    { rules: {} },
    { rules: { 'no-hoarding': false }, calendar: 'cn-2026' },
    { rules: { 'test-drive-distance': { moreThanKm: 5, waivable: true, unit: 'km' } } },
    { rules: { 'needs-traffic': { channels: ['showroom', 'phone'] } } },
    { rules: { 'reception-process': { constraints: [{ kind: 'precedence', first: 'Created', hours: 120 }] } } },
  ])('may be %j', (content) => {
    expect(faults(content)).toEqual([]);
  });

  it.each<[JsonObject, readonly string[]]>([
    [{}, ['/rules']],
    [{ rules: [] }, ['/rules']],
    [{ rules: { testDrive: {} } }, ['/rules']],
    [{ rules: { 'a--b': {}, 'c-d': true } }, ['/rules', '/rules/c-d']],
    [{ rules: { 'a-b': { 'not a name': 1 } } }, ['/rules/a-b']],
    [{ rules: { 'a-b': { x: null, y: { z: 1 }, list: [[1]] } } }, ['/rules/a-b/x', '/rules/a-b/y', '/rules/a-b/list']],
    [{ rules: { 'a-b': { list: [{ deep: { er: 1 } }] } } }, ['/rules/a-b/list']],
    [{ rules: { 'a-b': { text: 'x'.repeat(201) } }, calendar: {} }, ['/rules/a-b/text', '/calendar']],
  ])('may not be %j: %j', (content, pointers) => {
    expect(faults(content)).toEqual(pointers);
  });
});
