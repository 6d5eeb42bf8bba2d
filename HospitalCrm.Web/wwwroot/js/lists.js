// Lists without a mouse, and the fetching of a finished export. Everything presses the buttons that are there: rights and rules stay the server's.
(() => {
  'use strict';

  window.crmLists = {
    // A link with the download attribute does not leave the page.
    fetch(url) {
      const link = document.createElement('a');
      link.href = url;
      link.download = '';
      document.body.append(link);
      link.click();
      link.remove();
    },
  };

  const page = () => document.querySelector('[data-testid="list-page"]');
  const rows = () => [...(page()?.querySelectorAll('[data-testid="list-row"]') ?? [])];
  const rowOf = element => element?.closest?.('[data-testid="list-row"]');
  const press = (inside, id) => {
    const found = inside?.querySelector(`[data-testid="${id}"]:not([disabled])`);
    found?.click();
    return Boolean(found);
  };

  const moveTo = row => {
    if (!row) {
      return false;
    }
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
    return true;
  };

  const step = (from, by) => {
    const all = rows();
    const at = all.indexOf(from);
    return moveTo(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
  };

  const open = row => {
    const link = row?.querySelector('a.row-link');
    if (link) {
      link.click();
      return true;
    }
    return press(row, 'row-edit');
  };

  const keys = {
    ArrowDown: row => step(row, 1),
    ArrowUp: row => step(row, -1),
    Home: row => Boolean(row) && moveTo(rows()[0]),
    End: row => Boolean(row) && moveTo(rows().at(-1)),
    Enter: row => open(row),
    ' ': row => press(row, 'row-check'),
    PageDown: () => press(page(), 'list-next'),
    PageUp: () => press(page(), 'list-previous'),
  };

  document.addEventListener('keydown', event => {
    const target = event.target;
    const isTyping = target.closest?.('input:not([type=checkbox]),textarea,select,[contenteditable]');
    if (event.defaultPrevented || event.altKey || isTyping || document.querySelector('dialog[open]')) {
      return;
    }

    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'a' && page() && press(page(), 'check-all')) {
        event.preventDefault();
      }
      return;
    }

    if (page()) {
      // Buttons, links and tick boxes keep their own Enter and space.
      const isControl = target.closest?.('a,button,summary,input') && (event.key === 'Enter' || event.key === ' ');
      if (!isControl && keys[event.key]?.(rowOf(target))) {
        event.preventDefault();
      }
      return;
    }

    // ← → walk the list an archive was opened from; in a row of tabs they belong to the tabs.
    if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && !event.shiftKey && !target.closest?.('[role=tablist],[role=slider],summary')) {
      const id = event.key === 'ArrowLeft' ? 'archive-previous' : 'archive-next';
      if (press(document, id)) {
        event.preventDefault();
      }
    }
  });
})();
