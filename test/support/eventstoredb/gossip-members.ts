import type { ServerUnaryCall } from '@grpc/grpc-js';
import type { ServerContext } from './server-context.ts';
import { type Answer, gossip, shared } from './wire.ts';

/** Who is in the cluster: the first member leads, the others follow. */
export function gossipMembers({ members }: ServerContext) {
  return (_call: ServerUnaryCall<shared.Empty, gossip.ClusterInfo>, answer: Answer<gossip.ClusterInfo>) => {
    const info = new gossip.ClusterInfo();
    for (const [n, { host, port }] of members().entries()) {
      const state = n === 0 ? gossip.MemberInfo.VNodeState.LEADER : gossip.MemberInfo.VNodeState.FOLLOWER;
      const member = new gossip.MemberInfo().setState(state).setIsAlive(true);
      member.setInstanceId(new shared.UUID().setString(crypto.randomUUID()));
      member.setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
      info.addMembers(member);
    }
    answer(null, info);
  };
}
