import type { ConsentWords } from './consent-words.ts';

export const zhHant: ConsentWords = {
  cookies: 'cookie | cookies | 類似技術 | 追蹤技術',
  use: '使用 | 利用 | 儲存',
  privacy: '隱私 | 私隱 | 同意 | 個人資料 | 個人資訊 | 合作夥伴 | 廣告 | 個人化 | 分析 | 第三方',
  accept: '接受 | 同意 | 允許 | =好 | =好的 | =確定 | 知道了 | 我知道了 | 明白 | 繼續瀏覽 | 啟用全部 | =是',
  all: '所有 | 全部 | 一切',
  refuse:
    '拒絕 | 不同意 | 不接受 | 不允許 | 僅~必要 | 僅~必需 | 只~必要 | 只~必需 | 僅限必要 | 停用全部 | 全部停用 | =否',
  settings: '設定 | 偏好 | 自訂 | 管理 | 更多選項 | 選項 | 顯示詳情',
  save: '儲存 | 確認 | 允許所選 | 接受所選 | 所選 | 已選 | 套用 | 完成 | 提交',
  more: '了解更多 | 瞭解更多 | 更多資訊 | 詳細資訊 | 查看詳情 | 詳情',
  close: '關閉',
  policy: '政策 | 聲明 | 條款 | 隱私權',
  again:
    'cookie設定 | cookies設定 | cookie偏好 | 管理cookie | 管理cookies | cookie管理 | 隱私設定 | 私隱設定 | 隱私偏好 | 隱私權設定 | 管理同意 | 同意設定 | 撤回同意 | 撤銷同意 | 更改同意 | 變更同意 | 變更cookie | 更改cookie',
  categories: {
    essential: '必要 | 必需 | 基本 | 絕對必要',
    functionality: '功能 | 偏好',
    analytics: '分析 | 統計 | 效能 | 測量',
    personalised: '個人化 | 推薦',
    marketing: '行銷 | 廣告 | 目標 | 社交 | 市場推廣',
  },
};
