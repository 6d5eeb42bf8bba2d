// The shell's own switches: they need no circuit, so they also work on the sign-in page and while the connection is gone.
(() => {
  'use strict';

  const root = document.documentElement;
  const remember = (name, value) => {
    document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`;
  };

  const acts = {
    menu() {
      remember('menu', root.classList.toggle('menu-narrow') ? 'narrow' : 'wide');
    },
    theme() {
      const theme = root.classList.contains('app-dark') ? 'light' : 'dark';
      remember('theme', theme);
      root.classList.toggle('app-dark', theme === 'dark');
      root.classList.toggle('app-light', theme === 'light');
      document.querySelector('meta[name=color-scheme]').content = theme;
      for (const id of ['theme', 'theme-wcag']) {
        const old = document.getElementById(id);
        const next = old.cloneNode();
        next.href = old.dataset[theme];
        // The old sheet stays until the new one is there: no naked moment in between.
        next.onload = next.onerror = () => old.remove();
        old.after(next);
      }
    },
    language(button) {
      remember('.AspNetCore.Culture', `c=${button.dataset.to}|uic=${button.dataset.to}`);
      location.reload();
    },
    help() {
      document.getElementById('shortcut-sheet')?.showModal();
    },
    print() {
      window.print();
    },
    skip() {
      document.getElementById('main')?.focus();
    },
    reload() {
      location.reload();
    },
    date(button) {
      const native = button.nextElementSibling;
      const typed = button.previousElementSibling;
      native.value = typed.value;
      native.onchange = () => {
        typed.value = native.value;
        typed.dispatchEvent(new Event('change', { bubbles: true }));
        typed.focus();
      };
      native.showPicker();
    },
    async reconnect(button) {
      button.disabled = true;
      try {
        if (!(await window.Blazor.reconnect())) {
          location.reload();
        }
      } catch {
        // Still no server; the banner stays.
      } finally {
        button.disabled = false;
      }
    },
  };

  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-act]');
    if (button && acts[button.dataset.act]) {
      event.preventDefault();
      acts[button.dataset.act](button);
    }

    for (const menu of document.querySelectorAll('details.user-menu[open]')) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });

  const press = selector => {
    const found = document.querySelector(selector);
    found?.click();
    return Boolean(found);
  };
  const focus = selector => {
    const found = document.querySelector(selector);
    found?.focus();
    return Boolean(found);
  };
  const shortcuts = {
    KeyM: () => focus('#menu a'),
    KeyQ: () => focus('[data-testid^="filter-"]'),
    KeyN: () => press('[data-testid="list-add"]'),
    KeyS: () => press('[data-testid="form-save"]'),
  };

  document.addEventListener('keydown', event => {
    const isTyping = event.target.closest?.('input:not([type=checkbox]),textarea,select,[contenteditable]');
    if (event.key === 'Escape') {
      document.querySelectorAll('details.user-menu[open]').forEach(menu => {
        menu.open = false;
        menu.querySelector('summary').focus();
      });
    } else if (event.key === '?' && !isTyping) {
      acts.help();
    } else if (event.altKey && !event.ctrlKey && !event.metaKey && !document.querySelector('dialog[open]') && shortcuts[event.code]?.()) {
      event.preventDefault();
    }
  });

  // What became of the typing while the connection is down. "Kept" is said only when the server has kept the very last key.
  const typedWhileDown = new Set();
  let isDown = false;
  const work = () => {
    const states = [...document.querySelectorAll('[data-draft]')];
    if (typedWhileDown.size > 0 || states.some(state => state.dataset.draft === 'unsaved' || state.dataset.draft === 'failed' || state.dataset.typed)) {
      return 'loose';
    }
    return states.some(state => state.dataset.draft === 'kept') ? 'kept' : 'none';
  };

  document.addEventListener('input', event => {
    const state = event.target.closest?.('form')?.querySelector('[data-draft]');
    if (state) {
      state.dataset.typed = 'true';
    }
    if (isDown && event.isTrusted) {
      typedWhileDown.add(event.target);
      banner().dataset.work = work();
    }
  }, true);

  const banner = () => document.getElementById('components-reconnect-modal');
  const watchDrafts = new MutationObserver(changes => {
    for (const change of changes) {
      // The server's answer to the last key removes the mark.
      if (change.target.dataset.draft === 'kept' || change.target.dataset.draft === 'none') {
        delete change.target.dataset.typed;
      }
    }
  });
  watchDrafts.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-draft'] });

  new MutationObserver(() => {
    const list = banner().classList;
    const down = list.contains('components-reconnect-show') || list.contains('components-reconnect-failed') || list.contains('components-reconnect-rejected');
    if (isDown && !down) {
      // The circuit is back: it hears what was typed meanwhile.
      const typed = [...typedWhileDown];
      typedWhileDown.clear();
      isDown = false;
      for (const element of typed.filter(element => element.isConnected)) {
        element.dispatchEvent(new Event('input', { bubbles: true }));
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }
    isDown = down;
    banner().dataset.work = work();
  }).observe(banner(), { attributes: true, attributeFilter: ['class'] });
})();
