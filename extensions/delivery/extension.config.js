export { default } from '../extension.config.shared.js';
