import { readFileSync } from 'node:fs';
import { ServerCredentials } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import type { Member } from '../../../../test/support/eventstoredb/server-context.ts';
import { anEvent, collect, opportunity } from '../contract/index.ts';
import { checkConnectionString } from './connection-string.ts';
import { aServer, aStore } from './protocol-server.fixture.ts';

const stream = opportunity('o-1');
const CERTIFICATE = 'test/support/eventstoredb/certificate/localhost.crt';
const KEY = 'test/support/eventstoredb/certificate/localhost.key';

function withTls() {
  const pair = { private_key: readFileSync(KEY), cert_chain: readFileSync(CERTIFICATE) };
  return ServerCredentials.createSsl(null, [pair]);
}

describe('a connection to EventStoreDB', () => {
  it.each([
    ['another scheme', 'http://localhost:2113', /begins with esdb:\/\//],
    ['credentials without TLS', 'esdb://admin:changeit@localhost:2113?tls=false', /ignored without TLS/],
    ['certificates that are not verified', 'esdb://localhost:2113?tlsVerifyCert=false', /tlsCAFile/],
    ['a setting that there is not', 'esdb://localhost:2113?tsl=false', /no setting tsl/],
  ])('point-11: refuses %s', async (_what, url, message) => {
    expect(() => checkConnectionString(url)).toThrow(message);
    expect(() => checkConnectionString(url)).not.toThrow(/changeit/);
  });

  it('point-11: refuses a certificate of an authority that is not there', async () => {
    const url = 'esdb://localhost:2113?tlsCAFile=/nowhere/ca.crt';
    const server = await aServer();
    await expect(aStore(server, { url })).rejects.toMatchObject({
      code: 'store-incompatible',
      message: expect.stringMatching(/not found/),
    });
  });

  it('point-11: works with TLS and credentials, and says what is wrong with either', async () => {
    const server = await aServer({ credentials: withTls(), user: { name: 'admin', password: 'changeit' } });
    const at = `localhost:${server.port}`;
    const store = await aStore(server, { url: `esdb://admin:changeit@${at}?tlsCAFile=${CERTIFICATE}` });
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    expect(await collect(store.readAll())).toHaveLength(1);

    const unavailable = (message: RegExp) => ({ code: 'store-unavailable', message: expect.stringMatching(message) });
    const wrong = aStore(server, { url: `esdb://admin:guess@${at}?tlsCAFile=${CERTIFICATE}` });
    await expect(wrong).rejects.toMatchObject(unavailable(/refuses these credentials/));
    await expect(wrong).rejects.not.toThrow(/guess/);
    const nobody = aStore(server, { url: `esdb://${at}?tlsCAFile=${CERTIFICATE}` });
    await expect(nobody).rejects.toMatchObject(unavailable(/refuses these credentials/));
    const untrusted = aStore(server, { url: `esdb://admin:changeit@${at}` });
    await expect(untrusted).rejects.toMatchObject(unavailable(/tlsCAFile/));
    const address = aStore(server, { url: `esdb://${server.host}:${server.port}?tlsCAFile=${CERTIFICATE}` });
    await expect(address).rejects.toMatchObject(unavailable(/name of the host/));
    const plain = aStore(server, { url: `esdb://${at}?tls=false` });
    await expect(plain).rejects.toMatchObject({ code: 'store-unavailable' });
    const open = await aServer();
    const tlsToPlain = aStore(open, { url: `esdb://localhost:${open.port}` });
    await expect(tlsToPlain).rejects.toMatchObject(unavailable(/tls=false/));
  });

  it('goes to the leader of a cluster, and to the next one where it no longer leads', async () => {
    const members: Member[] = [];
    const first = await aServer({ members: () => members });
    const second = await aServer({ members: () => members, log: first.log });
    members.push(first, second);
    const url = `esdb://${second.host}:${second.port},${first.host}:${first.port}?tls=false`;
    const store = await aStore(first, { url });
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    expect(first.witness.appends.length).toBeGreaterThan(0);
    expect(second.witness.appends).toEqual([]);

    members.reverse();
    first.faults.notLeader = { host: second.host, port: second.port };
    expect(await store.append(stream, [anEvent(stream, 'c-2')], 0)).toMatchObject({ revision: 1 });
    expect(await collect(store.readAll())).toHaveLength(2);
    expect(second.witness.appends).toHaveLength(1);
  });
});
