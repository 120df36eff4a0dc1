/** Whether a value is a JSON object. Its keys are still whatever somebody wrote. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
