import type { H3Event } from 'h3';
import type { SignInOutcome } from '#shared/types/person.ts';

interface FormAnswer {
  outcome: SignInOutcome | 'link_sent' | 'signed_out';
  /** Where the browser goes next. */
  to: string;
}

/**
 * The forms work before and without JavaScript: a browser that posted the form itself is sent on,
 * a script gets the same answer as data.
 */
export function answerForm(event: H3Event, answer: FormAnswer) {
  const isPlainForm = getHeader(event, 'content-type')?.startsWith(
    'application/x-www-form-urlencoded',
  );
  return isPlainForm ? sendRedirect(event, answer.to, 303) : answer;
}

/** A text field of a posted form or JSON body, trimmed of nothing, empty when absent. */
export function readField(body: unknown, name: string, maxLength: number): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' && value.length <= maxLength ? value : '';
}
