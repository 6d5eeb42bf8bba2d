// Reports which tab is in front, the first task after the frame that shows a card, runs the clocks, and rings: only the one tab with the card has one to ring for.
const noticeText = (aside) => aside.dataset.notice || '';

// One short chord every three seconds, as long as the card rings. A browser that wants a click first stays silent until then.
function bell(aside) {
  let audio = null;
  let timer = 0;
  let call = null;
  const strike = () => {
    if (!audio || audio.state !== 'running') {
      audio?.resume().catch(() => {});
      return;
    }
    for (const [tone, at] of [[880, 0], [660, 0.22]]) {
      const voice = audio.createOscillator();
      const volume = audio.createGain();
      voice.frequency.value = tone;
      volume.gain.setValueAtTime(0.0001, audio.currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + at + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.35);
      voice.connect(volume).connect(audio.destination);
      voice.start(audio.currentTime + at);
      voice.stop(audio.currentTime + at + 0.4);
    }
  };
  const tell = () => {
    if (document.visibilityState === 'visible' || !('Notification' in window) || Notification.permission !== 'granted') {
      return;
    }
    // No name and no number: it stands on the screen of a locked computer too.
    const notice = new Notification(noticeText(aside), { tag: call, silent: true });
    notice.onclick = () => { window.focus(); notice.close(); };
  };
  return {
    look() {
      const ringing = aside.querySelector('[data-testid="screen-pop"][data-state="ringing"][data-direction="in"]')?.dataset.call ?? null;
      if (ringing === call) {
        return;
      }
      clearInterval(timer);
      call = ringing;
      if (!call) {
        delete aside.dataset.ringing;
        return;
      }
      aside.dataset.ringing = call;
      tell();
      if (aside.dataset.sound === 'true') {
        audio ??= 'AudioContext' in window ? new AudioContext() : null;
        strike();
        timer = setInterval(strike, 3000);
      }
    },
    stop() {
      clearInterval(timer);
      audio?.close().catch(() => {});
    },
  };
}

// A door of the card in front: its letter outside text boxes, Alt and its letter anywhere. Never while a dialog asks something.
function openDoor(aside, event) {
  const isTyping = event.target.closest?.('input:not([type=checkbox]),textarea,select,[contenteditable]');
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.repeat || event.isComposing || event.defaultPrevented || (isTyping && !event.altKey) || document.querySelector('dialog[open]')) {
    return;
  }
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const door = letter && aside.querySelector(`[data-testid="screen-pop"] [data-door-key="${letter}"]`);
  if (door) {
    event.preventDefault();
    door.click();
  }
}

export function watch(aside, owner) {
  const painted = new Set();
  const clocks = new WeakMap();
  const ring = bell(aside);
  const report = () => owner.invokeMethodAsync('TabState', document.visibilityState === 'visible', document.hasFocus());
  const afterPaint = (call) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      window.dispatchEvent(new CustomEvent('crm:painted', { detail: { call, at: performance.timeOrigin + performance.now() } }));
      owner.invokeMethodAsync('Painted', call);
    };
    channel.port2.postMessage(0);
  });
  const look = () => {
    for (const shown of aside.querySelectorAll('[data-call][data-match]')) {
      const call = shown.dataset.call;
      if (!painted.has(call) && shown.dataset.pending !== 'true' && document.visibilityState === 'visible') {
        painted.add(call);
        afterPaint(call);
      }
    }
    tick();
    ring.look();
  };
  const tick = () => {
    // The agent's own state and the desk's table run by the same clock.
    for (const clock of document.querySelectorAll('time[data-elapsed]')) {
      const given = clock.dataset.elapsed;
      let base = clocks.get(clock);
      if (!base || base.given !== given) {
        base = { given, from: performance.now() - Number(given) };
        clocks.set(clock, base);
      }
      const seconds = Math.max(0, Math.floor((performance.now() - base.from) / 1000));
      const hours = Math.floor(seconds / 3600);
      const text = `${hours > 0 ? `${hours}:` : ''}${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
      if (clock.textContent !== text) {
        clock.textContent = text;
      }
    }
  };
  const askForNotices = (click) => {
    if (click.target.closest?.('[data-act="notify"]') && 'Notification' in window) {
      Notification.requestPermission();
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(aside, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-call', 'data-match', 'data-pending', 'data-elapsed', 'data-state'] });
  document.addEventListener('visibilitychange', report);
  document.addEventListener('click', askForNotices);
  const onKey = event => openDoor(aside, event);
  document.addEventListener('keydown', onKey);
  window.addEventListener('focus', report);
  window.addEventListener('blur', report);
  const timer = setInterval(tick, 500);
  look();
  return {
    report,
    stop() {
      observer.disconnect();
      clearInterval(timer);
      ring.stop();
      document.removeEventListener('visibilitychange', report);
      document.removeEventListener('click', askForNotices);
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('focus', report);
      window.removeEventListener('blur', report);
    },
  };
}
