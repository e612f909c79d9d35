import { Server, ServerCredentials } from '@grpc/grpc-js';
import { append } from './append.ts';
import type { ServerUser } from './authorization.ts';
import { batchAppend } from './batch-append.ts';
import { softDelete, tombstone } from './delete.ts';
import type { Faults } from './faults.ts';
import { gossipMembers } from './gossip-members.ts';
import { forgetfulJournal, type Journal } from './journal.ts';
import { openRawLog, type RawLog, type ServerClock } from './raw-log.ts';
import { read } from './read.ts';
import type { Member, ServerContext } from './server-context.ts';
import { serverFeatures } from './server-features.ts';
import { featureServices, gossipServices, streamServices } from './wire.ts';
import { newWitness, type Witness } from './witness.ts';

export interface ProtocolServerOptions {
  /** Where commits are kept; default: nowhere, they go with the process. */
  readonly journal?: Journal;
  /** Default: a free one. */
  readonly port?: number;
  readonly clock?: ServerClock;
  /** A log that another node of the same cluster serves too. */
  readonly log?: RawLog;
  /** The cluster that gossip tells of, the leader first; default: this node alone. */
  readonly members?: () => readonly Member[];
  readonly credentials?: ServerCredentials;
  readonly user?: ServerUser;
  /** Bytes of an append, at most. Default 1 MiB. */
  readonly largestAppend?: number;
}

/** A server that speaks the protocol of EventStoreDB, as far as Dealtrail's client needs it. */
export interface ProtocolServer {
  readonly host: string;
  readonly port: number;
  /** Connection string of this node alone, without TLS. */
  readonly url: string;
  readonly log: RawLog;
  /** Switched at will. */
  readonly faults: Faults;
  readonly witness: Witness;
  /** Ends it as a kill would: every connection is cut. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

export async function startProtocolServer(options: ProtocolServerOptions = {}): Promise<ProtocolServer> {
  const log = options.log ?? (await openRawLog(options.journal ?? forgetfulJournal, options.clock ?? Date.now));
  const faults: Faults = {};
  const self = { host: HOST, port: options.port ?? 0 };
  const witness = newWitness();
  const context: ServerContext = {
    log,
    faults,
    witness,
    largestAppend: options.largestAppend ?? 1024 * 1024,
    members: options.members ?? (() => [self]),
    user: options.user,
  };

  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(featureServices.ServerFeaturesService, { getSupportedMethods: serverFeatures });
  server.addService(gossipServices.GossipService, { read: gossipMembers(context) });
  server.addService(streamServices.StreamsService, {
    read: read(context),
    append: append(context),
    batchAppend: batchAppend(context),
    delete: softDelete(context),
    tombstone: tombstone(context),
  });
  const port = await new Promise<number>((resolve, reject) => {
    const credentials = options.credentials ?? ServerCredentials.createInsecure();
    server.bindAsync(`${HOST}:${self.port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  self.port = port;
  return {
    host: HOST,
    port,
    url: `esdb://${HOST}:${port}?tls=false`,
    log,
    faults,
    witness,
    async stop() {
      server.forceShutdown();
    },
  };
}
