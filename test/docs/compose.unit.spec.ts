import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConnectionString } from '@eventstore/db-client/dist/Client/parseConnectionString.js';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { checkConnectionString } from '../../libs/event-store/src/eventstoredb/connection-string.ts';
import { PROJECT, textOf } from './named-tests.ts';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly restart?: string;
  readonly command?: readonly string[];
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const compose = parse(textOf('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
/** Runs once, before the others. */
const isJob = (name: string) =>
  services.some(([, { depends_on = {} }]) => depends_on[name]?.condition === 'service_completed_successfully');
const EXACT_TAG = /^[\w./-]+:\d+\.\d+\.\d+[\w.-]*$/;
const BASE_TAG = /^[\w./-]+:\d+\.\d+(\.\d+)?-[\w.-]+$/;

/** As Compose puts in what is not set: `${NAME:-default}`. */
const withDefaults = (text: string) => text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');

/** What production code reads from the environment, by its very text. */
function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })) {
    if (entry.endsWith('.ts') && !entry.endsWith('.spec.ts')) yield readFileSync(join(PROJECT, folder, entry), 'utf8');
  }
}

/** Options of EventStoreDB 23.10, by its manual. */
const OPTIONS_OF_EVENTSTOREDB = [
  'CERTIFICATE_FILE',
  'CERTIFICATE_PRIVATE_KEY_FILE',
  'CLUSTER_SIZE',
  'DEFAULT_ADMIN_PASSWORD',
  'DEFAULT_OPS_PASSWORD',
  'DISCOVER_VIA_DNS',
  'GOSSIP_SEED',
  'INSECURE',
  'NODE_HOST_ADVERTISE_AS',
  'REPLICATION_HOST_ADVERTISE_AS',
  'RUN_PROJECTIONS',
  'TELEMETRY_OPTOUT',
  'TRUSTED_ROOT_CERTIFICATES_PATH',
].map((name) => `EVENTSTORE_${name}`);

describe('docker-compose.yml', () => {
  it('has one node, a service and a projector, and the same over three nodes on request', () => {
    const without = services.filter(([, { profiles }]) => !profiles).map(([name]) => name);
    const cluster = services.filter(([, { profiles }]) => profiles?.includes('cluster')).map(([name]) => name);
    expect(without).toEqual(['eventstore', 'server', 'projector']);
    expect(cluster).toEqual(['certificates', 'node1', 'node2', 'node3', 'cluster-server', 'cluster-projector']);
    expect(compose.services.server?.environment).toMatchObject({ DEALTRAIL_PROJECTOR: 'off' });
    expect(compose.services.projector?.command).toEqual(['project']);
  });

  it.each(services)('pins the image of %s, and says whether it is well', (name, service) => {
    expect(service.image).toMatch(EXACT_TAG);
    if (isJob(name)) return;
    expect(service.healthcheck?.test[0]).toBe('CMD');
    expect(service.restart).toBe('unless-stopped');
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(condition).toBe(isJob(other) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it('keeps everything in volumes that have names, each used', () => {
    const used = services.flatMap(([, { volumes }]) => volumes.map((volume) => volume.split(':')[0]));
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  });

  it('can be reached from this machine only', () => {
    for (const [, { ports = [] }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it.each(services)('gives %s settings that there are', (_, { environment = {} }) => {
    const code = [...sources('apps'), ...sources('libs')].join('\n');
    const unknown = Object.keys(environment).filter(
      (name) => !OPTIONS_OF_EVENTSTOREDB.includes(name) && !new RegExp(`\\b${name}\\b`).test(code),
    );
    expect(unknown).toEqual([]);
  });

  it.each([
    ['server', ['eventstore'], true],
    ['projector', ['eventstore'], true],
    ['cluster-server', ['node1', 'node2', 'node3'], false],
    ['cluster-projector', ['node1', 'node2', 'node3'], false],
  ])('points %s at nodes that there are, with a connection string that the client takes', (name, nodes, insecure) => {
    const url = withDefaults(compose.services[name]?.environment?.DEALTRAIL_EVENT_STORE ?? '');
    const { hosts, tls = true } = parseConnectionString(checkConnectionString(url));
    expect(hosts).toEqual(nodes.map((address) => ({ address, port: 2113 })));
    expect(tls).toBe(!insecure);
    for (const node of nodes) {
      expect(compose.services[node]?.environment?.EVENTSTORE_INSECURE).toBe(insecure ? 'true' : undefined);
    }
  });
});

describe('the Dockerfile', () => {
  const lines = textOf('Dockerfile').split('\n');

  it('is made from images of one version each, by the lockfile, and runs as nobody of importance', () => {
    const bases = lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []);
    const stages = lines.flatMap((line) => /^FROM \S+ AS (\S+)/.exec(line)?.[1] ?? []);
    const foreign = bases.filter((base) => !stages.includes(base));
    expect(foreign.length).toBeGreaterThan(0);
    for (const base of foreign) expect(base).toMatch(BASE_TAG);
    expect(Number(/^FROM node:(\d+)/m.exec(lines.join('\n'))?.[1])).toBeGreaterThanOrEqual(20);
    expect(lines.filter((line) => line.includes('npm install'))).toEqual([]);
    expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER dealtrail');
  });
});
