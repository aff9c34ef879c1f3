export interface OutgoingMail {
  /** Same id for the same mail: receivers drop the second copy when a send is tried again. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Who it is from, where that is not the platform itself: the address stays the platform's. */
  readonly senderName?: string;
  /** The Message-ID it follows: readers show both in one conversation. */
  readonly inReplyTo?: string;
  /** What came before in the conversation, the oldest first; without it, what it follows alone. */
  readonly references?: readonly string[];
  readonly cc?: readonly string[];
  /** Where answers go, when that is not the sending address. */
  readonly replyTo?: string;
  readonly attachments?: readonly MailAttachment[];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Hands one mail to the outside. @throws ProviderError */
export interface MailTransport {
  /** @returns the name the server gave it, which may take the place of its Message-ID */
  send(mail: OutgoingMail): Promise<string | null>;
  close(): void;
}
