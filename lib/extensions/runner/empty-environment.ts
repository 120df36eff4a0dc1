/** Nothing of ours: it holds the database's address and the secret. (Next's types say that NODE_ENV is always there.) */
export const emptyEnvironment: NodeJS.ProcessEnv = Object.freeze(Object.create(null));
