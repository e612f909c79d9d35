import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { websiteLeads } from './website-leads.ts';

jest.setTimeout(60_000);

describe('a service that has the engine inside it', () => {
  let application: NestFastifyApplication;
  let url: string;

  afterAll(() => application.close());
  const data = join(temporaryFolder(), 'data');
  beforeAll(async () => {
    application = await NestFactory.create<NestFastifyApplication>(websiteLeads(data), new FastifyAdapter(), {
      logger: ['error'],
    });
    await application.listen(0, '127.0.0.1');
    url = await application.getUrl();
  });

  const enquiry = { enquiryId: 'e-1', surname: '王', phone: '13812345678', model: 'sedan-a' };
  const take = async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/leads`, { method: 'POST', headers, body: JSON.stringify(enquiry) });
    return { status: response.status, ...((await response.json()) as { lead: string; again: boolean }) };
  };

  it('takes an enquiry once, however often it is sent', async () => {
    const first = await take();
    expect(first).toMatchObject({ status: 202, again: false });
    expect(await take()).toEqual({ ...first, again: true });
  });

  it('tells how it stands, and nobody who asked', async () => {
    const { lead } = await take();
    const standing = await (await fetch(`${url}/leads/${lead}`)).text();
    expect(JSON.parse(standing)).toMatchObject({
      status: 'open',
      stage: 'PROFILED',
      customer: { phone: { masked: true } },
    });
    expect(standing).not.toContain(enquiry.phone);
    expect((await fetch(`${url}/leads/nothing`)).status).toBe(404);
  });
});
