import type { CategoryTexts } from '../../registry/index.ts';

/**
 * Every text of the interface. A language file that lacks one does not compile. `{name}` is filled in.
 * Labels end in a colon where a number or a list follows, so that no plural and no case is needed.
 */
export interface InterfaceStrings {
  readonly bannerTitle: string;
  /**
   * Under rules that need consent. `{controllers}`: who asks; `{purposes}`: what for; `{settings}`: the
   * link on every page under which a choice is changed.
   */
  readonly bannerBody: string;
  /** The same under rules that let the visitor object. */
  readonly bannerBodyOptOut: string;
  /** In 'manage consent', under rules that need consent. */
  readonly panelBody: string;
  /** The same under rules that let the visitor object. */
  readonly panelBodyOptOut: string;
  /** `{controllers}`: who asks. */
  readonly bannerControllers: string;
  /** `{purposes}`: what 'accept all' leaves off; `{manage}`: the button under which it is asked. */
  readonly bannerSpecial: string;
  /** `{count}`: how many third parties. */
  readonly bannerPartners: string;
  /** `{providers}`: who joined or changed since the visitor agreed. */
  readonly bannerNew: string;
  readonly acceptAll: string;
  readonly rejectAll: string;
  readonly manage: string;
  readonly save: string;
  readonly withdraw: string;
  readonly policy: string;
  readonly settings: string;
  readonly alwaysOn: string;
  readonly allow: string;
  readonly refuse: string;
  /** A third answer beside `allow` and `refuse`: pick single providers. */
  readonly choose: string;
  /** Stands in the place of `allow` where explicit consent is needed. */
  readonly agreeExpressly: string;
  /** A box to tick: a refusal gets a consent ID too. */
  readonly wantReceipt: string;
  readonly privacyPolicy: string;
  readonly firstParty: string;
  readonly thirdParty: string;
  readonly statusAllowed: string;
  readonly statusRefused: string;
  /** `{providers}`: the ones allowed. */
  readonly statusPartly: string;
  readonly statusNone: string;
  readonly statusConsentId: string;
  /** In the place of a consent ID: a refusal without a receipt has none. */
  readonly statusNoId: string;
  /** `{id}`: the consent that was withdrawn. */
  readonly statusWithdrawnId: string;
  readonly statusDate: string;
  readonly statusValidUntil: string;
  readonly statusSaved: string;
  /** Nothing was allowed before, and nothing is. */
  readonly statusNotSaved: string;
  readonly statusSaving: string;
  /** An earlier choice goes on. */
  readonly statusNotSavedEarlier: string;
  /** A refusal holds in this browser, but the server has no record of it yet. */
  readonly statusRefusalNotSaved: string;
  readonly statusSignalHonoured: string;
  /** `{names}`: what stands under other providers' addresses, after a withdrawal. */
  readonly leftThere: string;
  /** `{names}`: what the browser has not let go of yet. */
  readonly leftHere: string;
  /** `{provider}`: whose content waits. */
  readonly embedNotice: string;
  /** Loads the one frame, this once. */
  readonly embedLoad: string;
  /** `{provider}`: whose content is allowed from now on. */
  readonly embedAlways: string;
  /** The policy of the page has kept a frame from loading. A link to its address follows. */
  readonly embedBlocked: string;
  /** Leaves 'manage consent' without a change. */
  readonly close: string;
  /** Stands between a label and what it labels, with the spaces that the language sets. */
  readonly colon: string;
}

/** Names and explanations of the categories that most sites have, by id. */
export type CategoryStrings = CategoryTexts;

/** What only the policy page says. Each text is a paragraph or a heading. */
export interface PolicyStrings {
  /** The first link of a page of ours. */
  readonly skip: string;
  readonly backToSite: string;
  readonly language: string;
  readonly version: string;
  readonly lastChanged: string;
  readonly contents: string;
  readonly whoTitle: string;
  /** `{site}`: name of the site. One controller. */
  readonly whoSingle: string;
  /** `{site}`. Several controllers (GDPR art. 26). */
  readonly whoJoint: string;
  readonly office: string;
  /** Label of a company's number in a public register. */
  readonly register: string;
  /** Heading of the essence of the joint controllers' arrangement (GDPR art. 26(2)). */
  readonly arrangementTitle: string;
  readonly whatTitle: string;
  readonly whatCookies: string;
  readonly whatOthers: string;
  readonly kindsTitle: string;
  readonly kindsOrigin: string;
  readonly kindsFirst: string;
  readonly kindsThird: string;
  readonly kindsDuration: string;
  readonly kindsSession: string;
  readonly kindsPersistent: string;
  readonly statusTitle: string;
  readonly statusIntro: string;
  /** What is kept of a choice. */
  readonly statusRecorded: string;
  readonly listTitle: string;
  readonly listAlways: string;
  readonly listOptional: string;
  readonly listSpecial: string;
  readonly tableName: string;
  readonly tableExpiry: string;
  readonly tableProvider: string;
  readonly tableDetails: string;
  readonly tableOrigin: string;
  readonly tableKind: string;
  readonly tableCategory: string;
  readonly noDetails: string;
  readonly justification: string;
  readonly session: string;
  readonly kindCookie: string;
  readonly kindLocalStorage: string;
  readonly kindSessionStorage: string;
  readonly kindIndexedDB: string;
  readonly kindCache: string;
  readonly kindBeacon: string;
  readonly kindScript: string;
  readonly kindFrame: string;
  readonly providersTitle: string;
  readonly providersIntro: string;
  readonly optOut: string;
  readonly country: string;
  readonly contactTitle: string;
  readonly contactRequests: string;
  readonly contactOfficer: string;
  readonly contactAuthority: string;
  readonly changesTitle: string;
  readonly changesFirst: string;
  /** `{date}`, `{version}`: heading of one version of the policy. */
  readonly changesVersion: string;
  /** `{names}`. */
  readonly changesAdded: string;
  /** `{names}`. */
  readonly changesRemoved: string;
  /** `{names}`. */
  readonly changesChanged: string;
  readonly changesAskedAgain: string;
  /** A button: deletes what the site keeps in the browser, whatever it is for. */
  readonly deleteAll: string;
  /** What that button does, before it is pressed. */
  readonly deleteAllAbout: string;
  /** Heading of the page that says that it was done. */
  readonly deletedTitle: string;
  readonly deletedAbout: string;
  /** The same where the browser deletes nothing but cookies, since the page came without TLS. */
  readonly deletedCookiesTitle: string;
  readonly deletedCookiesAbout: string;
  /** What may still be there then; names stand below it. */
  readonly deletedRest: string;
  /** `{id}`: the consent whose withdrawal could not be stored. */
  readonly deletedNotRecorded: string;
  /** Why a form was not taken: it was cut or too old; came from elsewhere; came too often. */
  readonly formInvalid: string;
  readonly formOtherSite: string;
  readonly formTooMany: string;
}

/** What only the pages of a visitor's records and receipts say. */
export interface RecordStrings {
  /** Heading of the page, and the link to it. */
  readonly title: string;
  readonly intro: string;
  /** A button behind the consent ID. */
  readonly lookUp: string;
  readonly unknown: string;
  readonly tooMany: string;
  /** Which button was pressed. */
  readonly answer: string;
  /** How the answer came; the three below follow a name of the surface. */
  readonly how: string;
  readonly byForm: string;
  readonly byScript: string;
  readonly byCode: string;
  /** Whose rules the visitor was asked under. */
  readonly rules: string;
  readonly entry: string;
  readonly entryWaits: string;
  readonly shown: string;
  readonly shownAbout: string;
  readonly shownText: string;
  /** It could not be rendered as it was. */
  readonly shownChanged: string;
  readonly shownNothing: string;
  readonly expired: string;
  readonly download: string;
  readonly receiptPage: string;
  readonly erase: string;
  readonly eraseAbout: string;
  /** What became of it. */
  readonly doneErased: string;
  readonly doneHeld: string;
  readonly doneFailed: string;
  /** The browser that looks is not the one that holds the consent. */
  readonly withdrawElsewhere: string;
  readonly receipt: string;
  readonly receiptAbout: string;
  readonly damaged: string;
  readonly noReceipts: string;
  /** `{date}`. */
  readonly erased: string;
  /** Heading and button. */
  readonly verify: string;
  readonly verifyAbout: string;
  readonly verifyFile: string;
  readonly verifyCommand: string;
  readonly keys: string;
  readonly keysAbout: string;
  readonly witnesses: string;
  readonly witnessesAbout: string;
  /** Label of a field for keys; whoever leaves it empty believes those that the page names. */
  readonly witnessesOwn: string;
  /** `{line}`: number of a line of that field. */
  readonly witnessBad: string;
  /** `{origin}`: the log; `{index}`, `{size}`: numbers. */
  readonly proven: string;
  /** Where no witness has signed. */
  readonly provenNot: string;
  /** Stands behind `proven`. `{time}`: a day and a time; `{witnesses}`: their names. */
  readonly witnessed: string;
  /** In the place of `provenNot` then. */
  readonly witnessedNot: string;
  /** `{part}`: one of the parts below; `{code}`: as the documentation has it. */
  readonly failed: string;
  readonly unsupported: string;
  readonly partRecord: string;
  readonly partSalt: string;
  readonly partProof: string;
  readonly partCheckpoint: string;
  readonly partSignature: string;
  readonly partCosignature: string;
  readonly partKey: string;
  readonly partCheck: string;
}

/** All texts of one language. */
export interface Strings {
  readonly interface: InterfaceStrings;
  readonly categories: CategoryStrings;
  readonly policy: PolicyStrings;
  readonly record: RecordStrings;
}
