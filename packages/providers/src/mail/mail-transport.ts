export interface OutgoingMail {
  /** Same id for the same mail: receivers drop the second copy when a send is tried again. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Hands one mail to the outside. @throws ProviderError */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}
