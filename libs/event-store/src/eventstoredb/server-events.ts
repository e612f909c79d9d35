/** Events of the server itself are left there. Those of other programs come, wanted or not: nothing else tells them from ours. */
export const NOT_THE_SERVERS = '^[^$].*';
