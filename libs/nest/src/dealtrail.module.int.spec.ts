import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { askAccessLog, type Engine, openEngine } from '#engine';
import { Ask, DealtrailModule, ENGINE, Send } from './index.ts';

const actor = { id: 'consultant-1', role: 'sales_consultant' };

describe('DealtrailModule.forRoot in another application', () => {
  const data = join(mkdtempSync(join(tmpdir(), 'dealtrail-nest-')), 'data');
  let application: INestApplicationContext;

  @Module({ imports: [DealtrailModule.forRoot({ data, create: {} })] })
  class Crm {}

  beforeAll(async () => {
    application = await NestFactory.createApplicationContext(Crm, { logger: ['error'] });
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it('takes commands and answers questions through its buses, each answer with all that was done before', async () => {
    const input = { value: { amount: '7.00', currency: 'CNY' } };
    const outcome = await application
      .get(CommandBus)
      .execute(new Send({ command: 'CreateOpportunity', id: 'o-1', data: input, input, actor, commandId: 'c-1' }));
    expect(outcome).toMatchObject({ outcome: 'accepted', id: 'o-1', revision: 0 });
    const queries = application.get(QueryBus);
    expect(await queries.execute(new Ask('funnelSnapshot', { mayName: false }))).toMatchObject({ entered: 1 });
    expect(await queries.execute(new Ask('opportunity', 'o-1', {}))).toMatchObject({ id: 'o-1', value: input.value });
  });

  it('opens personal fields for a reader who may see them, and keeps that they were shown', async () => {
    const input = { customerId: 'p-1', customer: { phone: '13812345678' } };
    await application
      .get(CommandBus)
      .execute(new Send({ command: 'CreateOpportunity', id: 'o-2', data: input, input, actor, commandId: 'c-2' }));
    const ask = () => new Ask('opportunity', 'o-2', {});
    const queries = application.get(QueryBus);
    expect((await queries.execute(ask())).timeline[0]?.data).toMatchObject({ customer: { phone: { masked: true } } });
    const reader = { actor, why: 'call-back', seesPersonalData: true };
    expect((await queries.execute(ask().by(reader))).timeline[0]?.data).toMatchObject(input);
    const { reads } = await askAccessLog(application.get<Engine>(ENGINE), 'p-1', {});
    expect(reads).toMatchObject([{ actor, fields: ['Created/customer/phone'], why: 'call-back' }]);
  });

  it('closes every store with the application', async () => {
    const { store } = application.get<Engine>(ENGINE);
    await application.close();
    await expect(store.head()).rejects.toMatchObject({ code: 'store-unavailable' });
    const again = await openEngine({ data });
    expect((await again.store.head()).index).toBe(2);
    await again.close();
  });
});
