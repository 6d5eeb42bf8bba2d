// The one search box by keyboard. Moving in the results costs no way to the server; Enter presses the link that is there.
(() => {
  'use strict';

  let wants = null; // Enter was pressed before the answer to what is typed had come

  const box = () => document.getElementById('search-box');
  const results = () => document.getElementById('search-results');
  const options = () => [...(results()?.querySelectorAll('[role=option]') ?? [])];
  const active = () => results()?.querySelector('[role=option][aria-selected=true]');
  const answers = () => results()?.dataset.query === box()?.value.trim();

  const choose = option => {
    active()?.setAttribute('aria-selected', 'false');
    if (option) {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      box().setAttribute('aria-activedescendant', option.id);
    } else {
      box()?.removeAttribute('aria-activedescendant');
    }
  };

  const show = open => {
    const input = box();
    if (input) {
      input.closest('.search').classList.toggle('is-closed', !open);
      input.setAttribute('aria-expanded', String(open && Boolean(results())));
    }
  };

  const step = by => {
    const all = options();
    if (all.length > 0) {
      const at = all.indexOf(active());
      choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
    }
  };

  // Of several people none is opened unasked: the first is only offered.
  const enter = () => {
    if (!answers()) {
      wants = box().value.trim();
    } else if (active()) {
      active().click();
    } else if (options().length === 1) {
      options()[0].click();
    } else {
      step(1);
    }
  };

  const keys = {
    ArrowDown: () => { show(true); step(1); },
    ArrowUp: () => { show(true); step(-1); },
    Enter: () => { show(true); enter(); },
    Escape: () => {
      const input = box();
      if (results() && !input.closest('.search').classList.contains('is-closed')) {
        choose(null);
        show(false);
      } else if (input.value) {
        input.value = '';
        input.dispatchEvent(new Event('input', { bubbles: true }));
      } else {
        input.blur();
      }
    },
  };

  document.addEventListener('keydown', event => {
    const input = box();
    if (!input || event.isComposing) {
      return;
    }

    if (event.target === input) {
      const key = keys[event.key];
      if (key && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        event.stopPropagation();
        key();
      }
      return;
    }

    const isTyping = event.target.closest?.('input:not([type=checkbox]),textarea,select,[contenteditable]');
    if (event.key === '/' && !isTyping && !event.altKey && !event.ctrlKey && !event.metaKey && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  }, true);

  document.addEventListener('input', event => {
    if (event.target === box()) {
      wants = null;
      choose(null);
      show(true);
    }
  }, true);

  document.addEventListener('focusin', event => {
    if (event.target === box()) {
      show(true);
    }
  });

  document.addEventListener('pointerdown', event => {
    if (box() && !event.target.closest?.('.search')) {
      show(false);
    }
  });

  // A new answer: nothing of the last one stays chosen, and an Enter that was waiting for it is heard.
  new MutationObserver(changes => {
    const input = box();
    if (!input || !changes.some(change => change.target.closest?.('.search') ?? change.target.parentElement?.closest('.search'))) {
      return;
    }

    input.setAttribute('aria-expanded', String(Boolean(results()) && !input.closest('.search').classList.contains('is-closed')));
    if (input.getAttribute('aria-activedescendant') && !active()) {
      input.removeAttribute('aria-activedescendant');
    }
    if (wants !== null && wants === input.value.trim() && answers()) {
      wants = null;
      enter();
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-query'] });
})();
