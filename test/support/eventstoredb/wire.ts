/**
 * The messages and services of the protocol, as the client package ships them. They are CommonJS without names that a
 * module loader could find, so they come as whole modules.
 */

import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpcStatus from '@eventstore/db-client/generated/status_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  sendUnaryData,
} from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';

export { any, empty, featureServices, features, gossip, gossipServices, rpcStatus, shared, streamServices, streams };

export type BatchAppendCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;
export type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
export type DeleteCall = ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>;
export type TombstoneCall = ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>;
export type Answer<Response> = sendUnaryData<Response>;
