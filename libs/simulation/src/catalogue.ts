/** What the simulated brand sells. Prices in whole yuan. */
export const MODELS = [
  { name: '模拟S', price: 128_800, weight: 3 },
  { name: '模拟M', price: 169_800, weight: 4 },
  { name: '模拟L', price: 239_800, weight: 2 },
  { name: '模拟E', price: 199_800, weight: 2 },
] as const;

export type Model = (typeof MODELS)[number];

export const RIVALS = [
  { brand: '假想汽车', model: '假想一号' },
  { brand: '假想汽车', model: '假想二号' },
  { brand: '虚构动力', model: '虚构A' },
] as const;

/** Reasons of a loss and how often each is given. */
export const LOSSES = {
  'gave_up/price': 3,
  'gave_up/finance': 2,
  'gave_up/need_gone': 2,
  'gave_up/delay': 2,
  'bought_other/competitor': 4,
} as const;

export const INFO_SOURCES = { website: 3, friend: 2, advertisement: 2, passing_by: 2, auto_show: 1 } as const;
