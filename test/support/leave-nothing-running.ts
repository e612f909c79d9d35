import { afterAll } from '@jest/globals';
import { endAll } from './dealtrail.ts';

// A service that outlives the test that started it would keep the whole run from ending.
afterAll(endAll);
