const CODE = /^[A-Za-z][A-Za-z0-9._:-]{0,63}$/;

/**
 * Whether the text has the form of a code, a word of some dictionary: 1 to 64 ASCII letters, digits and `. _ : -`, the first
 * one a letter. Neither a sentence nor a name in Chinese is one, nor a phone or identity number: codes stand in clear.
 */
export function isCode(text: unknown): text is string {
  return typeof text === 'string' && CODE.test(text);
}
