import { describe, expect, it } from '@jest/globals';
import { commandDtos, type Role, roleNames } from '#edge';
import { isRefusal } from '#kernel';
import type { Grant, Identity, Scope } from './access.ts';
import { authorise } from './authorise.ts';
import { operations } from './operations.ts';
import { isAccessRefusal } from './refusals.ts';
import { CELLS, COLUMNS, type Reach, ROWS } from './role-table.fixture.ts';

const SCOPES: Readonly<Record<Exclude<Reach, '-'>, Scope>> = {
  o: { consultant: 'x-1' },
  b: { outlets: ['o-1', 'o-2'] },
  p: { partner: 'p-1' },
  t: { outlets: ['o-1', 'o-2'] },
};

function holder(role: Role, more: Partial<Identity> = {}): Identity {
  return { id: 'x-1', roles: [role], outlets: ['o-1', 'o-2'], partner: 'p-1', ...more };
}

function granted(identity: Identity, operation: string): Grant {
  const grant = authorise(identity, operation);
  if (isRefusal(grant)) throw new Error(`${operation} is refused`);
  return grant;
}

describe('a role and an operation', () => {
  it.each(CELLS)('$role, $operation: $reach', ({ operation, role, reach }) => {
    const answer = authorise(holder(role), operation);
    if (reach === '-') {
      expect(answer).toMatchObject({ refused: true, rule: 'right-granted' });
      expect(isRefusal(answer) && isAccessRefusal(answer)).toBe(true);
    } else {
      expect(answer).toMatchObject({ actor: { id: 'x-1', role }, scope: SCOPES[reach] });
      // Only what bounds the right bounds the rows.
      expect(Object.keys((answer as Grant).scope)).toEqual(Object.keys(SCOPES[reach]));
    }
  });

  it('stand in the table each once, with no cell left out', () => {
    expect(COLUMNS).toEqual(roleNames);
    expect(ROWS.map(([operation]) => operation)).toEqual([...operations]);
    expect(new Set(ROWS.map((row) => row.length))).toEqual(new Set([COLUMNS.length + 1]));
  });

  it('have a row for every command that can be sent', () => {
    expect([...commandDtos.keys()].filter((name) => !ROWS.some(([operation]) => operation === name))).toEqual([]);
  });

  it.each(['ReserveVehicle', 'ReleaseVehicle', 'constructor', '__proto__', '', 'createopportunity'])(
    'that nobody lists is refused, also to a service granted everything: %j',
    (operation) => {
      expect(authorise(holder('service', { grants: ['*'] }), operation)).toMatchObject({ rule: 'right-granted' });
    },
  );
});

describe('a service', () => {
  it('may what it is granted by name, and nothing else', () => {
    const identity = holder('service', { grants: ['CheckRecording', 'opportunity'] });
    expect(granted(identity, 'CheckRecording').actor).toEqual({ id: 'x-1', role: 'service' });
    expect(authorise(identity, 'CreateOpportunity')).toMatchObject({ rule: 'right-granted' });
  });

  it('sees personal fields only where it is granted them', () => {
    expect(granted(holder('service', { grants: ['opportunity'] }), 'opportunity').seesPersonalData).toBe(false);
    const trusted = holder('service', { grants: ['opportunity', 'personal-data'] });
    expect(granted(trusted, 'opportunity').seesPersonalData).toBe(true);
  });

  it('acts on behalf of a person, and nobody else does', () => {
    const acting = { onBehalfOf: 's-7' };
    expect(authorise(holder('service', { grants: ['PlaceOrder'] }), 'PlaceOrder', acting)).toMatchObject({
      actor: { id: 'x-1', role: 'service', onBehalfOf: 's-7' },
    });
    expect(authorise(holder('sales_manager'), 'PlaceOrder', acting)).toMatchObject({ rule: 'acts-as-oneself' });
  });
});

describe('somebody with several roles', () => {
  const both = holder('planner', { roles: ['planner', 'sales_manager'] });

  it('acts in the first that may', () => {
    expect(granted(both, 'funnel').actor.role).toBe('planner');
    expect(granted(both, 'PlaceOrder').actor.role).toBe('sales_manager');
  });

  it('acts in the one that is asked for, if it is held', () => {
    expect(authorise(both, 'funnel', { role: 'sales_manager' })).toMatchObject({ actor: { role: 'sales_manager' } });
    expect(authorise(both, 'MatchVehicle', { role: 'sales_manager' })).toMatchObject({ rule: 'right-granted' });
    expect(authorise(both, 'LockTarget', { role: 'executive' })).toMatchObject({ rule: 'role-held' });
  });

  it('acts under no other id, but for the developer of this machine', () => {
    expect(authorise(both, 'PlaceOrder', { id: 's-9' })).toMatchObject({ rule: 'acts-as-oneself' });
    const developer = { ...both, development: true } as const;
    expect(authorise(developer, 'PlaceOrder', { id: 's-9' })).toMatchObject({ actor: { id: 's-9' } });
  });
});

describe('a partner', () => {
  it('whom nothing names as one sees no rows at all', () => {
    const { partner: _partner, ...nobody } = holder('channel_partner');
    expect(authorise(nobody, 'funnel')).toMatchObject({ rule: 'scope-known' });
  });
});

describe('personal fields', () => {
  it.each([
    ['sales_consultant', 'opportunity', true],
    ['planner', 'opportunity', true],
    ['sales_manager', 'opportunity', true],
    ['executive', 'opportunity', true],
    ['auditor', 'opportunity', true],
    ['privacy_officer', 'person-export', true],
    ['channel_partner', 'opportunity', false],
    ['analyst', 'opportunity', false],
    ['front_desk', 'visits', false],
    ['operator', 'projections', false],
  ] as const)('a %s that asks for %s sees them: %s', (role, operation, sees) => {
    expect(granted(holder(role), operation).seesPersonalData).toBe(sees);
  });
});
