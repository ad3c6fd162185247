// Keeps what somebody did in a page before its script was loaded, whatever the script writes there.

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** The controls that do not hold what the page came with. @param {ParentNode} root @returns {Control[]} */
export function listTouched(root) {
  const controls = /** @type {Control[]} */ ([...root.querySelectorAll("input, select, textarea")]);
  return controls.filter((control) => isTouched(control));
}

/**
 * Do something that writes into controls, and leave those alone that somebody has touched. Whether there were any.
 * @param {ParentNode} root @param {() => void} write
 */
export function keepTouched(root, write) {
  const kept = listTouched(root).map(remember);
  write();
  for (const restore of kept) restore();
  return kept.length > 0;
}

/** @param {Control} control */
function isTouched(control) {
  if (control instanceof HTMLSelectElement) {
    const first = [...control.options].findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(first, 0);
  }
  return isTick(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

/** @param {Control} control @returns {() => void} what brings its state back */
function remember(control) {
  if (isTick(control)) {
    const { checked } = control;
    return () => { control.checked = checked; };
  }
  const { value } = control;
  const [start, end] = control instanceof HTMLSelectElement ? [null, null] : [control.selectionStart, control.selectionEnd];
  return () => {
    if (control.value === value) return;
    control.value = value;
    // Where somebody types, and what they have marked; a day has neither.
    if (!(control instanceof HTMLSelectElement) && start !== null) control.setSelectionRange(start, end);
  };
}

/** @param {Control} control @returns {control is HTMLInputElement} */
function isTick(control) {
  return control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type);
}
