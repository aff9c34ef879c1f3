export const mailTemplates = ['sign_in_link', 'invitation'] as const;
export type MailTemplate = (typeof mailTemplates)[number];
