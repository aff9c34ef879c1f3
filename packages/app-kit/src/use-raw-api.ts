import { useApi as useDirectusApi } from '@directus/extensions-sdk';
import { patientApi } from './patient-api.ts';

/** As `useApi`, answers unread: for calls without a contract yet. */
export function useRawApi() {
  return patientApi(useDirectusApi());
}
