import { useApi as useDirectusApi } from '@directus/extensions-sdk';
import { patientApi } from './patient-api.ts';

/** The app's HTTP client, as the person signed in; a server without time is asked again. */
export function useApi() {
  return patientApi(useDirectusApi());
}
