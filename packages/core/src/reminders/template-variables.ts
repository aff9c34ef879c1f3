/** What the text of a step may name between double braces. Every one is a text, empty when unknown. */
export const templateVariables = [
  'first_name',
  'last_name',
  'company',
  'deal',
  'offer',
  'amount',
  'proposal_date',
  'sender',
] as const;

export type TemplateVariable = (typeof templateVariables)[number];
export type TemplateValues = Readonly<Record<TemplateVariable, string>>;
