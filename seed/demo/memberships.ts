import { contactId } from './contacts.ts';
import { at, type DemoContext, demoId } from './context.ts';

/** Who, at the client, enters the portal: the level counts per account. */
export function accountMemberRows(context: DemoContext) {
  const { users } = context;
  const members = [
    { key: 'lumen', user: users.clientAdmin, level: 'admin', contact: contactId('lumen', 0) },
    { key: 'lumen', user: users.clientMember, level: 'member', contact: contactId('lumen', 1) },
    { key: 'carlier', user: users.clientOther, level: 'admin', contact: contactId('carlier', 0) },
  ];
  return members.map(({ key, user, level, contact }) => ({
    id: demoId('account-member', contact),
    account: demoId('account', key),
    user,
    level,
    contact,
    date_created: at(context, -300, 9),
  }));
}
