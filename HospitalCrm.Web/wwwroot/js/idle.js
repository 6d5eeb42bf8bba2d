// Idle sign-out. Activity is a key, a click, a touch or the wheel; a timer or a ringing call is none. The tabs of one browser share it.
(() => {
  'use strict';

  const mark = 'hcrm-active';
  const tellEvery = 20000;
  let told = 0;
  let asking = false;
  let over = false;

  const warning = () => document.getElementById('idle-warning');
  const seconds = () => Number(warning()?.dataset.seconds ?? 0);
  const now = () => Date.now();
  const last = () => Number(localStorage.getItem(mark) ?? 0);

  const tell = () => {
    told = now();
    fetch('/account/active', { method: 'POST', keepalive: true }).catch(() => {});
  };
  const active = () => {
    // While the question stands, only its button answers it.
    if (seconds() === 0 || warning()?.open) {
      return;
    }
    localStorage.setItem(mark, String(now()));
    if (now() - told > tellEvery) {
      tell();
    }
  };
  for (const kind of ['keydown', 'pointerdown', 'wheel', 'touchstart']) {
    document.addEventListener(kind, event => event.isTrusted && active(), { capture: true, passive: true });
  }

  document.addEventListener('click', event => {
    if (event.target.closest?.('#idle-stay')) {
      localStorage.setItem(mark, String(now()));
      tell();
      warning().close();
    }
  });
  document.addEventListener('cancel', event => {
    if (event.target.id === 'idle-warning') {
      event.preventDefault();
    }
  }, true);

  const leave = async () => {
    if (asking || over) {
      return;
    }
    asking = true;
    try {
      const answer = await fetch('/account/idle', { method: 'POST' });
      const left = answer.ok ? Number(await answer.text()) : 0;
      if (left > 0) {
        // Another browser of the same session knows better.
        localStorage.setItem(mark, String(now() - (seconds() - left) * 1000));
      } else {
        // The circuit leads there by itself and keeps the draft first; going there twice would lose the reason. This is for when it is gone.
        over = true;
        setTimeout(() => { location.href = '/login'; }, 4000);
      }
    } catch {
      // No server: the page shows that by itself, and the server ends the session on its own.
    } finally {
      asking = false;
    }
  };

  // A page that was just opened was opened by somebody.
  localStorage.setItem(mark, String(now()));
  setInterval(() => {
    const dialog = warning();
    const allowed = seconds();
    if (!dialog || allowed === 0) {
      dialog?.open && dialog.close();
      return;
    }
    const left = allowed - (now() - last()) / 1000;
    if (left <= 0) {
      leave();
    } else if (left <= Math.min(60, allowed / 2)) {
      document.getElementById('idle-left').textContent = `${Math.ceil(left)} s`;
      if (!dialog.open) {
        dialog.showModal();
      }
    } else if (dialog.open) {
      // Somebody works in another tab.
      dialog.close();
    }
  }, 1000);
})();
