export { describeKeyStoreContract } from './key-store-contract.ts';
