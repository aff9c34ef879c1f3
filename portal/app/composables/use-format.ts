import { type Currency, formatCents, parseCents } from '@ia/core/money';
import { civilDateOf, daysBetween } from '@ia/core/time/civil-date';

const TIME_ZONE = 'Europe/Paris';

/** Dates, delays and money in the reader's language. Civil dates have no time zone: read as UTC. */
export function useFormat() {
  const { locale, localeProperties, t } = useI18n();
  const language = computed(() => localeProperties.value.language ?? 'fr-FR');
  // Decided once by the server, so that both sides render the same delay around midnight.
  const today = useState('today', () => civilDateOf(new Date()));

  const formatDate = (date: string) =>
    new Intl.DateTimeFormat(language.value, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));

  const formatInstant = (instant: string) =>
    new Intl.DateTimeFormat(language.value, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: TIME_ZONE,
    }).format(new Date(instant));

  const daysUntil = (date: string) => daysBetween(today.value, date.slice(0, 10));

  const formatDays = (days: number) => {
    if (days < 0) return t('due.late', { count: -days }, -days);
    return new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }).format(days, 'day');
  };

  const formatNumber = (value: string) =>
    new Intl.NumberFormat(language.value, { maximumFractionDigits: 2 }).format(Number(value));

  const formatMoney = (cents: string, currency: Currency = 'EUR') =>
    formatCents(parseCents(cents), currency, locale.value);

  const formatSize = (bytes: string) => {
    const isSmall = Number(bytes) < 1_000_000;
    return new Intl.NumberFormat(language.value, {
      style: 'unit',
      unit: isSmall ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: isSmall ? 0 : 1,
    }).format(isSmall ? Math.ceil(Number(bytes) / 1e3) : Number(bytes) / 1e6);
  };

  return {
    today,
    formatSize,
    formatDate,
    formatInstant,
    daysUntil,
    formatDays,
    formatNumber,
    formatMoney,
  };
}
