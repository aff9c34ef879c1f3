import { covers, isEmpty, type Permission } from '@ia/directus-kit/rights/asker-rights';

/**
 * Whether a query asks about a field that only some of the rows in its reach show. With two rules on
 * a collection (all names, one's own record in full) Directus lets a condition use the fields of both
 * on the rows of both; what comes out one field at a time is hidden, what is asked is not.
 */
export function asksMoreThanARule(
  asked: ReadonlyMap<string, ReadonlySet<string>>,
  rights: readonly Permission[],
): boolean {
  return [...asked].some(([collection, fields]) => {
    const rules = rights.filter((right) => right.collection === collection);
    // One rule is Directus' own to ask, and so is none.
    return rules.length > 1 && [...fields].some((field) => !isShownThroughout(field, rules));
  });
}

function isShownThroughout(field: string, rules: readonly Permission[]): boolean {
  const shows = (rule: Permission) => covers(rule, [field]);
  return rules.every(shows) || rules.some((rule) => isEmpty(rule.permissions) && shows(rule));
}
