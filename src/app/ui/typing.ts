/** Where a key is a letter, or a value of its own, and no command of the page: for `closest`. */
export const typing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], dialog'
