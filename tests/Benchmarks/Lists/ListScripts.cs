namespace HospitalCrm.Benchmarks.Lists;

/// <summary>What the bench asks of the list page.</summary>
internal static class ListScripts
{
    /// <summary>From the press to the first task after the frame that shows other rows; null when nothing changed within five seconds.</summary>
    public const string Ask = """
        async ([fields, button]) => {
          const page = document.querySelector('[data-testid="list-page"]');
          const shown = () => [...page.querySelectorAll('[data-testid="list-row"]')].map(row => row.dataset.key).join() + page.querySelectorAll('.empty-state').length
            + (page.querySelector('[data-testid="list-page-number"]')?.value ?? '');
          const before = shown();
          for (const [id, text] of Object.entries(fields)) {
            const field = page.querySelector(`[data-testid="${id}"]`);
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
          }
          return await new Promise(done => {
            let began = 0;
            const now = () => performance.timeOrigin + performance.now();
            const watch = new MutationObserver(() => {
              if (shown() !== before && page.querySelector('.list-frame')?.getAttribute('aria-busy') === 'false') {
                watch.disconnect();
                __bench.afterPaint(at => done(at - began));
              }
            });
            watch.observe(page, { subtree: true, childList: true, attributes: true, characterData: true });
            began = now();
            page.querySelector(button)?.click();
            setTimeout(() => { watch.disconnect(); done(null); }, 5000);
          });
        }
        """;

    public const string Tell = """
        () => {
          const [page, total] = [document.querySelector('[data-testid="list-page"]'), document.querySelector('[data-testid="list-total"]')];
          return `${page?.querySelectorAll('[data-testid="list-row"]').length} rows of ${total?.dataset.value}, ${page?.querySelectorAll('.problem, [role=alert]').length} problems, busy ${page?.querySelector('.list-frame')?.getAttribute('aria-busy')}`;
        }
        """;

    /// <summary>Fields of an earlier question are emptied, and the answer awaited.</summary>
    public const string Settle = """
        async () => await __bench.until(() => {
          const total = document.querySelector('[data-testid="list-total"]');
          return total && total.hasAttribute('data-value') && document.querySelector('.list-frame')?.getAttribute('aria-busy') === 'false';
        })
        """;
}
