export { SIGN_IN_NAMES, type SignInNames } from './cookies.ts';
export { forgetSignIn } from './forget.ts';
export { forgetMember, type Member } from './members.ts';
export type {
  AuthorisationAnswer,
  AuthorisationRequest,
  Exchanged,
  OpenIdProvider,
  ProviderTokens,
  ProviderUser,
  Refreshed,
} from './openid-provider.ts';
export type { SignInOptions } from './options.ts';
export {
  type CurrentVisitor,
  type SignIn,
  type SignInBegun,
  type SignInCompleted,
  type SignInWish,
  signIn,
} from './sign-in.ts';
