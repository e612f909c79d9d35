export { describeReadStoreContract, type ReadStoreFixture } from './read-store-contract.ts';
