import { describe, expect, it } from '@jest/globals';
import { parseActor } from './actor.ts';
import { roleNames } from './roles.ts';

describe('the actor of a command line', () => {
  it.each([...roleNames])('may have the role %s', (role) => {
    expect(parseActor(`staff-1:${role}`)).toEqual({ actor: { id: 'staff-1', role } });
  });

  it.each([
    ['staff-1', 'actor'],
    [':planner', 'actor'],
    ['', 'actor'],
    ['王芳:planner', 'actor'],
    ['staff-1:boss', 'role'],
    ['staff-1:', 'role'],
    ['staff-1:planner:x', 'role'],
    ['staff-1:constructor', 'role'],
  ])('%j is none', (text, code) => {
    expect(parseActor(text)).toMatchObject({ errors: [{ pointer: '', code }] });
  });
});
