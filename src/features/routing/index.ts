export { type DesktopViewOptions, desktopView, type View, type ViewChoice, type ViewInput } from './desktop-view.ts';
export {
  type CobrandOptions,
  cobrand,
  type Layout,
  type LayoutInput,
  type ReducedLayoutOptions,
  reducedLayout,
} from './layout.ts';
export { type NodeChoice, type NodeInput, type OriginalNodeOptions, originalNode, pickNode } from './original-node.ts';
export { type UserTypeOptions, userType } from './user-type.ts';
