// The designer without a mouse. Everything presses the buttons that are there.
export function attach(root) {
  const page = root?.closest('main') ?? document.body;
  const press = id => {
    const found = page.querySelector(`[data-testid="${id}"]:not([disabled])`);
    found?.click();
    return Boolean(found);
  };
  const writes = element => element.matches('input:not([type=radio], [type=checkbox]), textarea, select');

  document.addEventListener('keydown', onKey);

  function onKey(event) {
    if (!root.isConnected) {
      document.removeEventListener('keydown', onKey);
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      document.activeElement?.dispatchEvent(new Event('change', { bubbles: true }));
      press('design-save');
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !writes(event.target)) {
      event.preventDefault();
      press('design-undo');
    } else if (root.contains(event.target)) {
      inside(event);
    }
  }

  function inside(event) {
    const list = event.target.closest('[data-testid="design-list"]');
    const keys = { ArrowUp: 'previous', ArrowDown: 'next', Delete: 'remove', Insert: 'add' };
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      press(event.key === 'ArrowUp' ? 'question-up' : 'question-down');
    } else if (list && !writes(event.target) && !event.ctrlKey && keys[event.key]) {
      event.preventDefault();
      press(`question-${keys[event.key]}`);
    } else if (list && event.ctrlKey && event.key === 'd') {
      event.preventDefault();
      press('question-copy');
    } else if (event.key === 'Enter' && !event.isComposing && event.target.matches('[data-enter]')) {
      event.preventDefault();
      press(event.target.dataset.enter);
    }
  }
}
