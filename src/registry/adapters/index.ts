export {
  LIVE,
  type Loader,
  type Parameter,
  type Protocol,
  type Signal,
  type Step,
  valueIn,
  type Withdrawal,
} from './adapter.ts';
export { HOST, HOST_AND_PATH, UUID } from './forms.ts';
export { GTAG_SCRIPT, GTAG_START } from './gtag.ts';
export { GOOGLE_CONSENT_MODE, MICROSOFT_CLARITY, MICROSOFT_UET } from './protocols.ts';
