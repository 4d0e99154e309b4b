export { PURCHASE_NAMES, type PurchaseNames } from './cookies.ts';
export { forgetBuyer, forgetPurchase } from './forget.ts';
export type { PurchaseItem, PurchaseOptions } from './options.ts';
export type {
  ChargeRequest,
  ChargeState,
  Money,
  PaymentOpened,
  PaymentProvider,
  PaymentRequest,
  PaymentState,
} from './payment-provider.ts';
export {
  type OneClickWish,
  type PaymentWish,
  type Purchase,
  type PurchaseBegun,
  type PurchaseBought,
  type PurchasePaying,
  type PurchaseReturned,
  type Purchases,
  type PurchaseWish,
  purchases,
} from './purchase.ts';
export type { Buyer } from './visitor-orders.ts';
