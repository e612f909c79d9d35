/** Who lays down rules: the maker of the cars, or the dealer who sells them. */
export const ISSUERS = ['manufacturer', 'dealer'] as const;
export type Issuer = (typeof ISSUERS)[number];
