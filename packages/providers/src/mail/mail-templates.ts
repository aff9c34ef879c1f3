export const mailTemplates = [
  'sign_in_link',
  'invitation',
  'sign_in_attempts',
  'notice',
  'deliverable_awaits',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];
