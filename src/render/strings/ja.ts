import type { Strings } from './strings.ts';

export const ja: Strings = {
  interface: {
    bannerTitle: 'Cookieに関する選択',
    bannerBody:
      '当サイト（データ管理者：{controllers}）では、Cookieおよび類似の技術を次の目的で使用するため、同意をお願いしています：{purposes}。拒否することも、「{settings}」で選択をいつでも変更することもできます。',
    bannerBodyOptOut:
      '当サイト（データ管理者：{controllers}）では、Cookieおよび類似の技術を次の目的で使用しています：{purposes}。拒否することも、「{settings}」で選択をいつでも変更することもできます。',
    panelBody:
      '当サイトではCookieおよび類似の技術を使用しています。必須のものは、サイトの動作に欠かせないため常に有効です。それ以外は、同意された場合にのみ使用します。拒否することも、選択をいつでも変更することもできます。',
    panelBodyOptOut:
      '当サイトではCookieおよび類似の技術を使用しています。必須のものは、サイトの動作に欠かせないため常に有効です。それ以外は拒否することができ、選択はいつでも変更できます。',
    bannerControllers: 'データ管理者：{controllers}',
    bannerSpecial: '「{manage}」で個別に同意を求めるもの：{purposes}',
    bannerPartners: 'パートナー数：{count}',
    bannerNew: '前回の選択以降に追加された提供元：{providers}',
    acceptAll: 'すべて同意する',
    rejectAll: 'すべて拒否する',
    manage: '詳細設定',
    save: '選択を保存する',
    withdraw: '同意を撤回する',
    policy: 'Cookieポリシー',
    settings: 'Cookie設定',
    alwaysOn: '常に有効',
    allow: '許可する',
    refuse: '拒否する',
    choose: '提供元を選択する',
    agreeExpressly: '明示的に同意する',
    wantReceipt: '拒否する場合も同意IDを受け取る',
    privacyPolicy: 'プライバシーポリシー',
    firstParty: 'ファーストパーティ',
    thirdParty: 'サードパーティ',
    statusAllowed: '許可',
    statusRefused: '拒否',
    statusPartly: '一部許可：{providers}',
    statusNone: 'まだ選択されていません',
    statusConsentId: '同意ID',
    statusNoId: 'なし（拒否はIDなしで記録されます）',
    statusWithdrawnId: '撤回済み：{id}',
    statusDate: '日付',
    statusValidUntil: '有効期限',
    statusSaved: '選択を保存しました。',
    statusNotSaved: '選択を保存できませんでした。任意のCookieは無効のままです。',
    statusSaving: '保存中…',
    statusNotSavedEarlier: '選択を保存できなかったため、以前の選択が引き続き有効です。もう一度お試しください。',
    statusRefusalNotSaved:
      '拒否はこのブラウザですでに有効ですが、まだ当サイトで記録できていません。自動的に再試行します。',
    statusSignalHonoured: 'オプトアウト信号を適用済み',
    leftThere:
      '他の提供元が自身のアドレスで保持している可能性があるため、ブラウザの設定でご自身による削除が必要なもの：{names}',
    leftHere: '開いているページがまだ使用している可能性があるため、まだ削除されていないもの：{names}',
    embedNotice:
      'ブロックされたコンテンツ：{provider}。読み込むと、Cookieが設定され、この提供元にデータが送信される場合があります。',
    embedLoad: 'コンテンツを読み込む',
    embedAlways: '常に読み込む：{provider}',
    close: '閉じる',
    colon: '：',
  },
  categories: {
    essential: {
      label: '必須',
      description: 'セキュリティの確保やこの選択の記憶など、サイトの動作に必要です。',
    },
    functionality: {
      label: '機能',
      description: '設定を記憶し、動画、地図、チャットなどの追加機能を利用できるようにします。',
    },
    analytics: {
      label: 'アクセス解析',
      description: '訪問数を数え、サイトの利用状況を把握します。',
    },
    personalised: {
      label: 'パーソナライズされたコンテンツ',
      description: '当サイトや他のサイトで閲覧した内容に合わせてコンテンツを表示します。',
    },
    marketing: {
      label: 'パーソナライズド広告',
      description: 'お客様のプロファイルに基づいて広告を表示し、その効果を測定します。',
    },
  },
  policy: {
    skip: '本文へ移動',
    backToSite: 'サイトに戻る',
    language: '言語',
    version: 'バージョン',
    lastChanged: '最終更新日',
    contents: '目次',
    whoTitle: '責任を負う会社',
    whoSingle: '下記の会社は、{site}でCookieを使用する目的と方法を決定し、お客様に対してその責任を負います。',
    whoJoint:
      '下記の会社は、{site}でCookieを使用する目的と方法を共同で決定する共同管理者です。お客様はいずれの会社に対しても権利を行使することができます。',
    office: '登記上の本店所在地',
    register: '登記番号',
    arrangementTitle: '共同管理者間の取り決め',
    whatTitle: 'Cookieとは',
    whatCookies:
      'Cookieとは、サイトがブラウザに保存し、次のページを開いたときや次に訪問したときに再び読み出す小さなテキストです。これによりサイトは、ブラウザを識別したり、設定を記憶したり、ログイン状態を維持したりできます。',
    whatOthers:
      'ほかにも同じ目的で使われる技術があります。ブラウザ内のストレージ、外部から読み込まれる小さなファイルやスクリプト、ページの利用中にページから送信されるデータです。本ポリシーで「Cookie」という場合はこれらすべてを指し、それぞれを以下の表に記載しています。',
    kindsTitle: 'Cookieの種類',
    kindsOrigin: '発行元による分類',
    kindsFirst: 'ファーストパーティCookieは当サイトのCookieです。当サイトが設定し、その用途を決定します。',
    kindsThird:
      'サードパーティCookieは、当サイトがサービスを利用している他の提供元のCookieです。その提供元は、このCookieを通じてデータを受け取ります。',
    kindsDuration: '有効期間による分類',
    kindsSession: 'セッションCookieは、ブラウザを閉じると消えます。',
    kindsPersistent:
      '永続Cookieは、表に記載した有効期限が過ぎるまで、またはご自身で削除するまで残ります。いずれのCookieも、表に記載した期間を超えて保存することは認められません。',
    statusTitle: '現在の状態と変更方法',
    statusIntro:
      'ここでは、選択した内容を確認できます。選択の変更や同意の撤回はいつでも可能で、すぐに反映されますが、それまでに許可に基づいて行われた処理の適法性には影響しません。Cookieはブラウザの設定で削除することもできます。',
    statusRecorded:
      '当サイトでは、選択のたびに、お尋ねした内容、回答、日時を記録します。同意IDがある場合は、そのIDとともに記録します。IPアドレスは記録しません。記録は、その選択が有効な間と、その後も証明を求められる可能性がある間、保管します。',
    listTitle: '使用するCookie',
    listAlways: 'サイトの動作に欠かせないため、確認を求めずに設定されます。ここで無効にすることはできません。',
    listOptional: 'お客様が許可した場合にのみ設定されます。',
    listSpecial:
      'お客様に関する機微な情報が明らかになる可能性のあるものです。この項目に個別に同意した場合にのみ設定され、「すべて同意する」では有効になりません。',
    tableName: '名称',
    tableExpiry: '有効期限',
    tableProvider: '提供元',
    tableDetails: '詳細',
    tableOrigin: '発行元',
    tableKind: '種類',
    tableCategory: 'カテゴリ',
    noDetails: '詳細の記載なし',
    justification: '必須である理由',
    session: 'セッション',
    kindCookie: 'Cookie',
    kindLocalStorage: 'ローカルストレージ',
    kindSessionStorage: 'セッションストレージ',
    kindIndexedDB: 'ブラウザ内データベース',
    kindCache: 'ブラウザのキャッシュ',
    kindBeacon: 'ビーコン',
    kindScript: 'スクリプト',
    kindFrame: '埋め込みコンテンツ',
    providersTitle: '提供元',
    providersIntro: '表に記載したCookieを設定する、またはCookieを通じてデータを受け取る提供元です。',
    optOut: '提供元でオプトアウトする',
    country: '国',
    contactTitle: 'お問い合わせ',
    contactRequests: 'ご質問、ご自身のデータに関する請求、選択に関する問題',
    contactOfficer: 'データ保護オフィサー',
    contactAuthority: 'また、お住まいの国のデータ保護監督機関に苦情を申し立てる権利があります。',
    changesTitle: '本ポリシーの変更履歴',
    changesFirst: '初版',
    changesVersion: '{date}（バージョン{version}）',
    changesAdded: '追加：{names}',
    changesRemoved: '削除：{names}',
    changesChanged: '変更：{names}',
    changesAskedAgain: '以前の同意はこの変更を対象としていないため、改めてお尋ねします。',
    deleteAll: 'すべて削除する',
    deleteAllAbout:
      'このサイトがこのブラウザに保存しているものを、ログイン状態も含めてすべて削除します。その後、もう一度選択をお願いします。',
    deletedTitle: 'すべて削除しました',
    deletedAbout:
      'このサイトがこのブラウザに保存していたものを、ログイン状態とCookieに関する選択も含めてすべて削除しました。そのため、もう一度選択をお願いします。',
    deletedCookiesTitle: 'Cookieを削除しました',
    deletedCookiesAbout:
      'このサイトのCookieを、ログイン状態とCookieに関する選択も含めて削除しました。そのため、もう一度選択をお願いします。',
    deletedRest:
      'このサイトがこのブラウザに保存したその他のデータは、まだ残っている可能性があります。ブラウザは暗号化された安全な接続でのみこれらを削除するためです。ブラウザの設定から削除できます。',
    deletedNotRecorded:
      '同意の撤回を記録できませんでした。記録をご希望の場合は、次の同意IDを添えてご連絡ください：{id}',
    formInvalid: 'このフォームは古いか不完全だったため、何も保存されませんでした。もう一度選択してください。',
    formOtherSite:
      'このフォームは別のサイトから送信されたため、何も保存されませんでした。こちらでもう一度選択してください。',
    formTooMany:
      '短時間に送信が繰り返されたため、何も保存されませんでした。1分ほど待ってから、もう一度お試しください。',
  },
};
