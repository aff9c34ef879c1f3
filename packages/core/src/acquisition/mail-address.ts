import { foldName } from '../leads/fold-name.ts';
import { ABSENCES, PUBLIC_DOMAINS, ROBOT_BEGINNINGS, ROBOT_ENDS, ROBOTS } from './mail-words.ts';

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** Whether nobody reads what is sent there (`no-reply@`, `wordpress@`). */
export function isRobot(address: string): boolean {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0)).toLowerCase();
  const letters = (local.split('+')[0] ?? '').normalize('NFKD').replace(/[^a-z]/g, '');
  return (
    ROBOTS.has(letters) ||
    ROBOT_BEGINNINGS.some((beginning) => letters.startsWith(beginning)) ||
    ROBOT_ENDS.some((end) => letters.endsWith(end))
  );
}

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Whether two addresses are of one organisation: one domain, or a part of the other. */
export function areOfOneHouse(one: string, other: string): boolean {
  const [first, second] = [domainOf(one), domainOf(other)];
  if (PUBLIC_DOMAINS.has(first) || PUBLIC_DOMAINS.has(second)) return false;
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`);
}

/** « Lu : Devis », "Read: Quote": the receipt of a mail reader. */
const RECEIPT = /^\s*(?:lu|non lu|read|not read|ungelesen|gelesen)\s?:/i;

/** Whether a subject is that of an answer written by a machine, its owner being away or having read. */
export function isAbsence(subject: string): boolean {
  const folded = foldName(subject.slice(0, 200));
  if (RECEIPT.test(subject)) return true;
  return ABSENCES.some((pattern) => pattern.test(folded));
}
