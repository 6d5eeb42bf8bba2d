// Puts words where the cursor stands, as if they had been typed.
export function insert(id, words) {
  const box = document.getElementById(id);
  put(box, words, box.selectionEnd + words.length);
}

// Puts a pair around what is selected.
export function wrap(id, before, after) {
  const box = document.getElementById(id);
  const chosen = box.value.slice(box.selectionStart, box.selectionEnd);
  put(box, before + chosen + after, box.selectionStart + before.length + chosen.length);
}

function put(box, words, cursor) {
  box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.focus();
  box.setSelectionRange(cursor, cursor);
}
