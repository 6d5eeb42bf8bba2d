// Reports which tab is in front, the first task after the frame that shows a card, and runs the card's clock.
export function watch(aside, owner) {
  const painted = new Set();
  const clocks = new WeakMap();
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
  };
  const tick = () => {
    for (const clock of aside.querySelectorAll('time[data-elapsed]')) {
      const given = clock.dataset.elapsed;
      let base = clocks.get(clock);
      if (!base || base.given !== given) {
        base = { given, from: performance.now() - Number(given) };
        clocks.set(clock, base);
      }
      const seconds = Math.max(0, Math.floor((performance.now() - base.from) / 1000));
      const text = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
      if (clock.textContent !== text) {
        clock.textContent = text;
      }
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(aside, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-call', 'data-match', 'data-pending', 'data-elapsed'] });
  document.addEventListener('visibilitychange', report);
  window.addEventListener('focus', report);
  window.addEventListener('blur', report);
  const timer = setInterval(tick, 500);
  look();
  return {
    report,
    stop() {
      observer.disconnect();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', report);
      window.removeEventListener('focus', report);
      window.removeEventListener('blur', report);
    },
  };
}
