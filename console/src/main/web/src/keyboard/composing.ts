/**
 * Whether a key belongs to an input method: the Enter that picks a word must not send. Safari ends
 * the composition first and then reports the key by this code alone.
 */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
