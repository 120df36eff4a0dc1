/** Plain names only: nothing that a file system, an address or a log line could read differently. */
const PLAIN_NAME = /^[A-Za-z0-9@+_][A-Za-z0-9@+_.-]*$/;
/** What a repository keeps for its own tools (.git, .editorconfig …), and what editors leave beside a file, is no part of the package. */
const LEFT_OUT = /^\.|~$|^#.*#$/;

/** The plain alphabet, as messages name it. */
export const PLAIN_ALPHABET = 'letters, digits and . - _ + @ only';

/** Whether a file or folder of a package may have this name (one part of a path). */
export const isPlainName = (name: string): boolean => PLAIN_NAME.test(name);

/** Whether what has this name (one part of a path) is passed over, with all that lies in it. */
export const isLeftOut = (name: string): boolean => LEFT_OUT.test(name);
