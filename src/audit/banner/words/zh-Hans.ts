import type { ConsentWords } from './consent-words.ts';

export const zhHans: ConsentWords = {
  cookies: 'cookie | cookies | 类似技术 | 跟踪技术 | 追踪技术 | 曲奇',
  use: '使用 | 利用 | 存储 | 储存',
  privacy: '隐私 | 同意 | 个人信息 | 个人数据 | 合作伙伴 | 广告 | 个性化 | 分析 | 测量 | 第三方',
  accept: '接受 | 同意 | 允许 | 全部接受 | =好 | =好的 | =确定 | 知道了 | 我知道了 | 明白 | 继续浏览 | 启用全部 | =是',
  all: '所有 | 全部 | 一切',
  refuse:
    '拒绝 | 不同意 | 不接受 | 不允许 | 仅必要 | 仅~必要 | 仅~必需 | 只~必要 | 只~必需 | 仅限必要 | 仅接受必要 | 只接受必要 | 仅使用必要 | 仅允许必要 | 必要~仅 | 继续但不接受 | 不接受并继续 | =否 | 禁用全部 | 全部禁用 | 谢绝',
  settings: '设置 | 设定 | 偏好 | 自定义 | 管理 | 更多选项 | 选项 | 选择cookie | 显示详情',
  save: '保存 | 确认 | 允许选择 | 允许所选 | 接受所选 | 接受选择 | 所选 | 已选 | 应用 | 完成 | 提交',
  more: '了解更多 | 更多信息 | 了解详情 | 详细信息 | 查看详情 | 详情',
  close: '关闭',
  policy: '政策 | 声明 | 条款 | 隐私权 | 须知',
  again:
    'cookie设置 | cookies设置 | cookie设定 | cookie偏好 | cookie首选项 | 管理cookie | 管理cookies | cookie管理 | 隐私设置 | 隐私偏好 | 隐私首选项 | 管理同意 | 同意设置 | 撤回同意 | 撤销同意 | 更改同意 | 修改同意 | 更改cookie | 修改cookie | cookie同意',
  categories: {
    essential: '必要 | 必需 | 基本 | 绝对必要',
    functionality: '功能 | 偏好',
    analytics: '分析 | 统计 | 性能 | 测量',
    personalised: '个性化 | 推荐',
    marketing: '营销 | 广告 | 定向 | 社交',
  },
};
