/** How customers come to be known: 展厅接待、电话接待、网络接待和市场活动. */
export const INTAKE_CHANNELS: readonly string[] = ['showroom', 'phone', 'online', 'event'];
