/** Keys pressed while a frame of our own has the focus (a print preview that was clicked) are heard as if the page had it. */
export function forwardKeys(from: Window | null, to: Window): void {
  from?.addEventListener(
    'keydown',
    (event) => {
      const { key, code, ctrlKey, altKey, shiftKey, metaKey, repeat, isComposing } = event;
      const modifierCapsLock = event.getModifierState('CapsLock');
      const init = { key, code, ctrlKey, altKey, shiftKey, metaKey, repeat, isComposing, modifierCapsLock, bubbles: true, cancelable: true };
      if (!to.document.body.dispatchEvent(new KeyboardEvent('keydown', init))) event.preventDefault();
    },
    { capture: true },
  );
}
