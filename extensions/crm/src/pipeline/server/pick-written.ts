import type { Row } from '@ia/directus-kit';

/**
 * The payload with its values replaced by the checked ones. No key is added: Directus would ask the
 * person for rights on a field they did not send.
 */
export function pickWritten(payload: Row, checked: Readonly<Row>): Row {
  const replaced = Object.entries(checked).filter(
    ([field, value]) => field in payload && value !== undefined,
  );
  return { ...payload, ...Object.fromEntries(replaced) };
}
