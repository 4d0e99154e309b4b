import { HOOKS } from '../render/index.ts';

/** Tells a screen reader that something was saved, without moving focus (WCAG 2.2, 4.1.3). */
export function announcer(): (message: string) => void {
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.toggleAttribute(HOOKS.message);
  region.style.cssText = 'position:fixed;clip-path:inset(50%)';
  document.body.append(region);
  return (message) => {
    region.textContent = message;
  };
}
