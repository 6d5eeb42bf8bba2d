namespace HospitalCrm.Benchmarks.Pop;

/// <summary>What the benches ask of a page.</summary>
internal static class PageScripts
{
    /// <summary>Runs before the page's own scripts: collects the product's marks, and makes the same mark for bare pushes.</summary>
    public const string Init = """
        (() => {
          const bench = window.__bench = { painted: [], heard: [] };
          addEventListener('crm:painted', event => bench.painted.push(event.detail));
          const now = () => performance.timeOrigin + performance.now();
          bench.afterPaint = (done) => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => done(now());
            channel.port2.postMessage(0);
          });
          bench.watchMonitor = (monitor) => new MutationObserver((changes) => {
            for (const change of changes) {
              const line = change.target.closest('[data-line]').dataset.line, heard = Number(change.target.dataset.heard);
              bench.afterPaint((at) => bench.heard.push({ line, heard, at }));
            }
          }).observe(monitor, { subtree: true, attributes: true, attributeFilter: ['data-heard'] });
          bench.skew = () => {
            let before = Date.now(), after;
            while ((after = Date.now()) === before) { }
            return after - now();
          };
          bench.until = async (ready) => {
            for (const limit = performance.now() + 5000; performance.now() < limit; await new Promise((next) => setTimeout(next, 5))) {
              const found = ready();
              if (found) { return found; }
            }
            return null;
          };
        })();
        """;

    /// <summary>The next mark of a card after those already seen; looks whether the card is whole on the screen, and dismisses it.</summary>
    public const string Settle = """
        async (seen) => {
          const painted = await __bench.until(() => __bench.painted[seen]);
          if (!painted) { return null; }
          const find = () => document.querySelector(`[data-testid="screen-pop"][data-call="${painted.call}"]`);
          const card = find(), box = card?.getBoundingClientRect();
          const whole = !!box && box.height > 40 && box.width > 100 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
          const still = !!card && card.closest('aside').getAnimations({ subtree: true }).length === 0;
          const number = card?.querySelector('[data-testid="pop-number"]')?.textContent ?? '';
          card?.querySelector('[data-testid="pop-dismiss"]').click();
          const gone = await __bench.until(() => !find());
          return { at: painted.at, number: number.trim(), whole, still, gone: !!gone, visible: document.visibilityState === 'visible' };
        }
        """;

    /// <summary>The mark of the next change of one line's text.</summary>
    public const string Heard = """
        async ([line, heard]) => (await __bench.until(() => __bench.heard.find((mark) => mark.line === line && mark.heard === heard)))?.at ?? null
        """;
}
