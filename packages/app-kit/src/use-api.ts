import { useApi as useDirectusApi } from '@directus/extensions-sdk';
import { type Api, contractApi } from './contract-api.ts';
import { patientApi } from './patient-api.ts';

/** The app's HTTP client, as the person signed in: each answer is read with the contract of its route. */
export function useApi(): Api {
  return contractApi(patientApi(useDirectusApi()));
}
