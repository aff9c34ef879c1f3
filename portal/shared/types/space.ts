import type { Account, AccountMember } from '@ia/schema';
import type { Interlocutor } from './interlocutor.ts';

export interface AccountLevelRow extends Pick<AccountMember, 'id' | 'level' | 'deliverable_mails'> {
  account: string;
}

/** Somebody of the client whom a colleague let in. */
export interface InvitedRow {
  id: string;
  name: string;
  email: string;
  level: 'admin' | 'member';
  is_pending: boolean;
  invited_at: string | null;
  is_mail_failed: boolean;
}

export interface InvitationList {
  may_invite: boolean;
  levels: ('admin' | 'member')[];
  people: InvitedRow[];
}

/** The settings of a space; a member is not told the numbers of the company. */
export interface SpaceRow
  extends Pick<Account, 'id' | 'name' | 'locale' | 'plan' | 'sla_summary' | 'members_may_invite'>,
    Partial<
      Pick<Account, 'siren' | 'siret' | 'vat_number' | 'einvoice_address' | 'billing_address'>
    > {}

export interface SpacePage {
  /** Each with what the person is in it and whom they let in. */
  spaces: {
    space: SpaceRow;
    isAdmin: boolean;
    membership: AccountLevelRow | null;
    invitations: InvitationList | null;
    interlocutor: Interlocutor | null;
  }[];
}
