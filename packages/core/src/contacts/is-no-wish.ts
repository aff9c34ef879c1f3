import { foldName } from '../leads/fold-name.ts';
import { isRefusal } from './is-refusal.ts';

/** How a list says of somebody that they want no contact, besides how they say it themselves. */
const NO_WISH =
  /^(?:(?:a )?ne (?:pas|plus) (?:l |le |la |les |etre )?(?:contacte|appele|relance|demarche|sollicite|derange|joindre|ecrire|envoyer|mailer|prospecte)|do not (?:call|contact|e ?mail|mail|disturb)|dont (?:call|contact|e ?mail|mail)|non merci|no thank|(?:a )?refus|(?:est |s est )?oppose|opposition|opt ?out|blacklist|liste noire|(?:s est )?desabonne|(?:s est )?desinscri)/;

/** Whether a cell of a column of refusals names one: « STOP », « désinscrit », « ne pas contacter ». */
export function isNoWish(text: string): boolean {
  return isRefusal(text) || NO_WISH.test(foldName(text));
}
