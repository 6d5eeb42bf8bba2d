// Opens the browser's own dialog; [autofocus] inside decides where the focus goes.
export function show(dialog) {
  if (dialog?.isConnected && !dialog.open) {
    dialog.showModal();
  }
}
