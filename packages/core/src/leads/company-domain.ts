import { normaliseDomain } from '../accounts/normalise-domain.ts';
import { normaliseEmail } from '../contacts/normalise-email.ts';
import { isDomainError } from '../errors.ts';

/**
 * Mailboxes anybody can open: their domain says nothing of a company. A list of our own, of what
 * French people use; the public ones hold thousands of names, company mail hosts among them.
 */
const PUBLIC_MAILBOXES = new Set(
  `gmail.com googlemail.com google.com
  outlook.com outlook.fr hotmail.com hotmail.fr hotmail.be hotmail.co.uk hotmail.it hotmail.es
  live.com live.fr live.be live.co.uk msn.com windowslive.com
  yahoo.com yahoo.fr yahoo.co.uk yahoo.co.in yahoo.in yahoo.de yahoo.es yahoo.it yahoo.ca ymail.com
  rocketmail.com myyahoo.com aol.com aol.fr
  icloud.com me.com mac.com
  orange.fr wanadoo.fr voila.fr free.fr online.fr aliceadsl.fr libertysurf.fr freesbee.fr
  sfr.fr neuf.fr cegetel.net club-internet.fr 9online.fr 9business.fr
  bbox.fr numericable.fr numericable.com noos.fr
  laposte.net caramail.com caramail.fr lilo.org mailo.com netcourrier.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com
  gmx.com gmx.fr gmx.de gmx.net gmx.ch gmx.at web.de t-online.de mail.com email.com usa.com
  zoho.com zohomail.com zohomail.eu fastmail.com fastmail.fm hushmail.com hey.com
  yandex.com yandex.ru mail.ru bk.ru qq.com 163.com 126.com naver.com rediffmail.com
  bluewin.ch hispeed.ch sunrise.ch skynet.be telenet.be proximus.be voo.be scarlet.be
  pt.lu internet.lu videotron.ca sympatico.ca libero.it virgilio.it tiscali.it
  btinternet.com comcast.net verizon.net att.net sbcglobal.net cox.net
  yopmail.com yopmail.fr mailinator.com guerrillamail.com temp-mail.org 10minutemail.com`.split(
    /\s+/,
  ),
);

/** The domain of the company behind an e-mail address; null for a public mailbox or no address. */
export function companyDomain(email: string | null | undefined): string | null {
  if (!email) return null;
  try {
    const address = normaliseEmail(email);
    const domain = address.slice(address.lastIndexOf('@') + 1);
    return PUBLIC_MAILBOXES.has(domain) ? null : normaliseDomain(domain);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

/** A domain and those above it (`paris.lumen.fr`, `lumen.fr`): an account may be known by either. */
export function domainAndParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}
