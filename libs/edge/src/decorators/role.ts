import { isRole, roleNames } from '../roles.ts';
import { Formed, simpleForm } from './form.ts';

export const role = simpleForm(
  'role',
  { zh: `角色须为以下之一：${roleNames.join('、')}`, en: `Write one of the roles ${roleNames.join(', ')}` },
  { type: 'string', enum: roleNames },
  isRole,
);

export const IsRole = () => Formed(role);
