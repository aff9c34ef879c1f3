/** Whom a client writes to: one person of the house. */
export interface Interlocutor {
  account: string;
  /** Null: for the account itself. */
  project: string | null;
  name: string;
  email: string;
}
