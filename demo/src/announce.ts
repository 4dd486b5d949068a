/** Two regions that screen readers read out, one politely and one at once. */
export function liveRegion(): (text: string, urgent?: boolean) => void {
  const polite = region('status');
  const urgentRegion = region('alert');
  return (text, urgent = false) => {
    const target = urgent ? urgentRegion : polite;
    // A changed text is read out; the same text again would not be.
    target.textContent = target.textContent === text ? `${text}\u00a0` : text;
  };
}

function region(role: 'status' | 'alert'): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.className = 'unseen';
  document.body.append(element);
  return element;
}
