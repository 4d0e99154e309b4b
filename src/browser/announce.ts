/** Tells a screen reader that something was saved, without moving focus (WCAG 2.2, 4.1.3). */
export function announcer(): (message: string) => void {
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.setAttribute('data-samtykke-message', '');
  Object.assign(region.style, {
    position: 'fixed',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  });
  document.body.append(region);
  return (message) => {
    region.textContent = message;
  };
}
