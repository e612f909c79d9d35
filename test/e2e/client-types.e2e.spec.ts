import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { CLIENT_TYPES, clientTypes } from '../support/client-types.ts';

it('the types of the client are those of the service: npm run client:types', async () => {
  expect(readFileSync(CLIENT_TYPES, 'utf8')).toBe(await clientTypes());
});
