export { ProviderError } from './provider-error.ts';
