import type { AnswerTarget } from './answer-targets.ts';

/** How form tools list a question with its answer: the keys of the question, the surest first. */
export const questionKeys: readonly string[] = [
  'question',
  'label',
  'title',
  'field_label',
  'fieldLabel',
  'questionText',
  'name',
  'fieldName',
  'field_name',
  'question_name',
  'column_name',
];

/** And those of the answer; some tools name it after its type instead. */
export const answerKeys: readonly string[] = [
  ...['answer', 'value', 'values', 'answers', 'response', 'field_value', 'fieldValue'],
  'string_value',
];

/** What else stands beside them; an object with any other key is no question. */
const BESIDE = [
  ...['id', 'ids', 'key', 'ref', 'uuid', 'type', 'field', 'fieldId', 'field_id', 'fieldType'],
  ...['question_id', 'questionId', 'question_uuid', 'question_ref', 'custom_key', 'customKey'],
  ...['required', 'order', 'position', 'index', 'options', 'format', 'description', 'raw_value'],
  ...['value_raw', 'objectTypeId', 'element_id', 'slug', 'visible', 'page', 'content_type', 'cid'],
  ...['prettyFormat', 'quantity', 'dynamic', 'value_choice', 'internal_name', 'column_id'],
  // WPForms gives the parts of a name beside the whole of it.
  ...['first', 'middle', 'last'],
];

export const itemKeys: ReadonlySet<string> = new Set([...questionKeys, ...answerKeys, ...BESIDE]);

/** What the type of a question asks for, in the words of the tools (lower case). */
export const typedTargets: Readonly<Record<string, AnswerTarget>> = {
  name: 'full_name',
  full_name: 'full_name',
  control_fullname: 'full_name',
  email: 'email',
  e_mail: 'email',
  input_email: 'email',
  contact_email: 'email',
  control_email: 'email',
  'email-input': 'email',
  phone: 'phone',
  tel: 'phone',
  phone_number: 'phone',
  phonenumber: 'phone',
  input_phone_number: 'phone',
  contact_phone: 'phone',
  control_phone: 'phone',
};
