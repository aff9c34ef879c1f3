export { readFormBody as readForm } from '@ia/providers/forms/read-form-body';
export { readJson } from '@ia/providers/forms/read-json';
