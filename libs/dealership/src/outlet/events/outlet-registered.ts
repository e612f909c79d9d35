import { clear, defineEvent, type Zone } from '#kernel';

export interface OutletRegistered {
  /** Name of the outlet for people to read. */
  readonly label: string;
  /** Absent: the zone of the tenant. */
  readonly zone?: Zone;
  readonly region?: string;
}

export const outletRegistered = defineEvent<OutletRegistered>(
  'OutletRegistered',
  'outlet',
  { label: clear, zone: clear, region: clear },
  [{ label: '浦东店', zone: 'Asia/Shanghai' as Zone, region: '华东' }, { label: '城西店' }],
);
