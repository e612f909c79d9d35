import { clear, defineEvent, type Zone } from '#kernel';

/** The fields that changed, with their new values; the others stay. */
export interface OutletChanged {
  readonly label?: string;
  readonly zone?: Zone;
  readonly region?: string;
}

export const outletChanged = defineEvent<OutletChanged>(
  'OutletChanged',
  'outlet',
  { label: clear, zone: clear, region: clear },
  [{ label: '浦东旗舰店', zone: 'Asia/Urumqi' as Zone, region: '西北' }, { region: '华北' }],
);
