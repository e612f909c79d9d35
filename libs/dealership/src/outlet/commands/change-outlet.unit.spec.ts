import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { outletChanged } from '../events/outlet-changed.ts';
import { outletRegistered } from '../events/outlet-registered.ts';
import { changeOutlet } from './change-outlet.ts';

const registered = fact(outletRegistered, { label: '浦东店', region: '华东' });
const moved = fact(outletChanged, { region: '华北' });

describeCommand(changeOutlet, {}, [
  { name: 'another region', given: [registered], input: { region: '华北' }, gives: [moved] },
  {
    name: 'what it is already',
    given: [registered, moved],
    input: { label: '浦东店', region: '华北' },
    gives: { refused: 'outlet-changes', evidence: [] },
  },
  {
    name: 'back again',
    given: [registered, moved],
    input: { region: '华东' },
    gives: [fact(outletChanged, { region: '华东' })],
  },
  { name: 'an unknown outlet', input: { region: '华北' }, gives: { refused: 'outlet-registered', evidence: [] } },
  { name: 'an unknown outlet, imported', input: { region: '华北' }, imported: true, gives: [moved] },
]);
