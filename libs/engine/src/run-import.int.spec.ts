import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ImportedHistory } from '#interchange';
import { type Engine, openEngine } from './open-engine.ts';
import { personDirectory, runImport } from './run-import.ts';

let data: string;
let engine: Engine;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-import-'));
  engine = await openEngine({ data, create: {} });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const staff = (id: string, name: string, commandId: string): ImportedHistory => ({
  aggregate: 'staff',
  id,
  commandId,
  facts: [{ type: 'StaffRegistered', data: { staffId: id, name, role: 'sales_consultant' }, occurredAt: 'recorded' }],
  provenance: { format: 'csv', source: 'leads.csv', key: commandId, judge: false },
});

it('whoever was registered is known by name, though the import ended early', async () => {
  const people = personDirectory(engine);
  const registered = await people.personId('leads', '李强', 'import:csv:1');
  const unregistered = await people.personId('leads', '王芳', 'import:csv:2');
  async function* histories() {
    yield staff(registered, '李强', 'import:csv:1');
    throw new Error('the file was cut');
  }
  const actor = { id: 's-0', role: 'executive' };
  await expect(runImport(engine, histories(), actor, people, () => {})).rejects.toThrow('the file was cut');

  const later = personDirectory(engine);
  expect(await later.personId('leads', '李强', 'import:csv:7')).toBe(registered);
  expect(await later.personId('leads', '王芳', 'import:csv:8')).not.toBe(unregistered);
});
