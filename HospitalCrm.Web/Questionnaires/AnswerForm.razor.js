// Answers without a mouse. Figures choose what is shown beside them; Enter asks the server which question comes next, since an answer
// that is still on its way may open a branch. Whoever types faster than the answer comes loses nothing: the keys are held meanwhile.
const typed = element => element.matches('textarea, input:not([type=radio], [type=checkbox])');
let scaleAt = 0;

export function attach(root, owner) {
  let isWaiting = false;
  let held = [];

  root?.addEventListener('keydown', event => {
    const question = event.target.closest('[data-question]');
    if (!question || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (isWaiting && (event.key.length === 1 || event.key === 'Enter')) {
      event.preventDefault();
      held.push({ key: event.key, shiftKey: event.shiftKey, timeStamp: event.timeStamp });
    } else if (take(event.target, event)) {
      event.preventDefault();
    }
  });

  function take(target, key) {
    const question = target.closest('[data-question]');
    if (!question || target.tagName === 'BUTTON') {
      return false;
    }
    if (key.key === 'Enter') {
      if (typed(target)) {
        target.dispatchEvent(new Event('change', { bubbles: true }));
      }
      isWaiting = true;
      owner.invokeMethodAsync('GoAsync', question.dataset.question, key.shiftKey ? -1 : 1).finally(release);
      return true;
    }
    if (/^[0-9]$/.test(key.key) && !typed(target)) {
      choose(question, target, Number(key.key), key.timeStamp);
      return true;
    }
    return false;
  }

  function release() {
    isWaiting = false;
    while (held.length > 0 && !isWaiting) {
      const key = held.shift();
      const target = document.activeElement;
      if (!root.contains(target)) {
        held = [];
      } else if (!take(target, key) && typed(target) && key.key.length === 1) {
        target.setRangeText(key.key, target.selectionStart, target.selectionEnd, 'end');
        target.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
  }
}

export function focus(root, key) {
  const question = root?.querySelector(`[data-question="${CSS.escape(key)}"]`);
  const first = question?.querySelector('input:checked') ?? question?.querySelector('textarea, input:not([type=date])');
  first?.focus({ preventScroll: true });
  first?.select?.();
  question?.scrollIntoView({ block: 'nearest' });
}

function choose(question, from, digit, at) {
  const row = from.closest('[data-row]');
  const options = [...(row ?? question).querySelectorAll('input[type=radio], input[type=checkbox]')];
  if (question.dataset.type === 'scale') {
    // 1 and 0 one after the other are ten.
    const ten = digit === 0 && question.querySelector('input:checked')?.value === '1' && at - scaleAt < 900;
    scaleAt = at;
    press(options[ten ? 10 : digit]);
    return;
  }
  press(options[digit === 0 ? 9 : digit - 1]);
  const next = row?.nextElementSibling;
  if (next?.dataset.row !== undefined) {
    (next.querySelector('input:checked') ?? next.querySelector('input')).focus();
  }
}

function press(option) {
  option?.focus({ preventScroll: true });
  option?.click();
}
