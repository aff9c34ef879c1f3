/** How one tool wraps the answers of a form in what it sends. Paths are keys joined by dots. */
export interface FormShape {
  readonly tool: string;
  /** What tells the tool: all of these have to be there. */
  readonly has: readonly string[];
  /** Where the answers are, in the order they count; '' is the whole. */
  readonly answers: readonly string[];
  /** The name of the form. */
  readonly title?: string;
  /** A list, however deep, of the questions' words by their id. */
  readonly labels?: string;
  /** Only answers of these names are somebody's. */
  readonly only?: RegExp;
}

/** Ready-made answers of the common tools, from what each documents of its webhook. */
export const formShapes: readonly FormShape[] = [
  {
    tool: 'Typeform',
    has: ['form_response.answers'],
    answers: ['form_response.answers', 'form_response.hidden'],
    title: 'form_response.definition.title',
    labels: 'form_response.definition.fields',
  },
  {
    tool: 'Tally',
    has: ['data.fields', 'data.formId'],
    answers: ['data.fields'],
    title: 'data.formName',
  },
  { tool: 'Webflow', has: ['payload.data'], answers: ['payload.data'], title: 'payload.name' },
  { tool: 'Webflow', has: ['data', 'site', 'name'], answers: ['data'], title: 'name' },
  {
    tool: 'Elementor',
    has: ['fields', 'form.id'],
    answers: ['fields'],
    title: 'form.name',
  },
  { tool: 'Elementor', has: ['form_fields'], answers: ['form_fields'] },
  {
    tool: 'Gravity Forms',
    has: ['entry', 'form.fields'],
    answers: ['entry'],
    title: 'form.title',
    labels: 'form.fields',
    only: /^(?!(?:id|form_id|post_id|date_\w+|is_\w+|ip|source_\w+|user_agent|currency|payment_\w+|transaction_\w+|created_by|status)$)/,
  },
  {
    tool: 'JotForm',
    has: ['rawRequest'],
    answers: ['rawRequest'],
    title: 'formTitle',
    only: /^q\d+_/,
  },
  { tool: 'Unbounce', has: ['data.json'], answers: ['data.json'], title: 'page_name' },
  {
    tool: 'Wix',
    has: ['data.submissions'],
    answers: ['data.submissions', 'data.contact'],
    title: 'data.formName',
  },
  {
    tool: 'Netlify',
    has: ['ordered_human_fields'],
    answers: ['ordered_human_fields'],
    title: 'form_name',
  },
  { tool: 'Google Forms', has: ['namedValues'], answers: ['namedValues'] },
  { tool: 'HubSpot', has: ['properties', 'vid'], answers: ['properties'] },
  { tool: 'HubSpot', has: ['properties', 'objectId'], answers: ['properties'] },
  { tool: 'HubSpot', has: ['fields', 'context'], answers: ['fields'], title: 'context.pageName' },
  { tool: 'Meta Lead Ads', has: ['field_data'], answers: ['field_data'] },
  { tool: 'Mailchimp', has: ['data.merges'], answers: ['data.merges', 'data.email', 'type'] },
  { tool: 'Formspree', has: ['submission', 'form'], answers: ['submission'] },
  { tool: 'Squarespace', has: ['formSubmission'], answers: ['formSubmission'], title: 'formName' },
];
