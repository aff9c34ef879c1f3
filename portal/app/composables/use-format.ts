import { formatCents } from '#shared/format-cents.ts';

const DAY_MS = 86_400_000;
const TIME_ZONE = 'Europe/Paris';

const civilToday = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(new Date());

/** Dates, delays and money in the reader's language. Civil dates have no time zone: read as UTC. */
export function useFormat() {
  const { localeProperties, t } = useI18n();
  const language = computed(() => localeProperties.value.language ?? 'fr-FR');
  // Decided once by the server, so that both sides render the same delay around midnight.
  const today = useState('today', civilToday);

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

  const daysUntil = (date: string) =>
    Math.round((Date.parse(date.slice(0, 10)) - Date.parse(today.value)) / DAY_MS);

  const formatDays = (days: number) => {
    if (days < 0) return t('due.late', { count: -days }, -days);
    return new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }).format(days, 'day');
  };

  const formatNumber = (value: string) =>
    new Intl.NumberFormat(language.value, { maximumFractionDigits: 2 }).format(Number(value));

  const formatMoney = (cents: string, currency = 'EUR') =>
    formatCents(cents, currency, language.value);

  const formatSize = (bytes: string) => {
    const isSmall = Number(bytes) < 1_000_000;
    return new Intl.NumberFormat(language.value, {
      style: 'unit',
      unit: isSmall ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: isSmall ? 0 : 1,
    }).format(Number(bytes) / (isSmall ? 1e3 : 1e6));
  };

  return {
    formatSize,
    formatDate,
    formatInstant,
    daysUntil,
    formatDays,
    formatNumber,
    formatMoney,
  };
}
