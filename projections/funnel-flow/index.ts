export type { Bridge, BridgeCount, BridgeValue } from './bridge-answer.ts';
export { type FlowMemory, type Flows, firstEffective, flowMemory } from './flow-memory.ts';
export { type BridgeQuestion, type FunnelBridge, funnelBridge } from './funnel-bridge.ts';
export { funnelFlowProjection } from './funnel-flow.projection.ts';
export { NONE } from './scope.ts';
