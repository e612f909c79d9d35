import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dealershipEvents } from '#dealership';
import { roleNames } from '#edge';
import { opportunityCommands, opportunityEvents, stageModels } from '#opportunity';
import { planningEvents } from '#planning';
import { PROJECT, rowsOf, textOf } from './named-tests.ts';

const [built = ''] = textOf('docs/glossary.md').split('## Still to come');
const words = rowsOf(built)
  .flatMap((cells) => cells.slice(2))
  .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));

function sources(folder: string): readonly string[] {
  return readdirSync(PROJECT + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file))
    .map((file) => textOf(`${folder}/${file}`));
}

describe('docs/glossary.md', () => {
  it('gives words that stand in the code', () => {
    const code = ['apps', 'libs', 'projections'].flatMap(sources).join('\n');
    const inCode = new Set(code.match(/[A-Za-z][A-Za-z0-9_-]*/g));
    expect(words.length).toBeGreaterThan(150);
    expect(words.filter((word) => !inCode.has(word))).toEqual([]);
  });

  it('has every event type, role and stage', () => {
    const needed = [
      ...[...opportunityEvents, ...dealershipEvents, ...planningEvents].map(({ type }) => type),
      ...roleNames,
      ...stageModels.flatMap(({ stages }) => stages.map(({ id }) => id)),
    ];
    expect(needed.filter((word) => !words.includes(word))).toEqual([]);
  });

  it('has every command on an opportunity', () => {
    const named = new Set(rowsOf(built).map(([command]) => command));
    expect(opportunityCommands.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
  });

  it('says each stage as the stage model labels it', () => {
    const labels = new Map(rowsOf(built).map((cells) => [cells[3]?.replaceAll('`', ''), cells[2]]));
    for (const { id, label } of stageModels.flatMap(({ stages }) => stages)) {
      expect([id, labels.get(id)]).toEqual([id, label.zh]);
    }
  });
});
