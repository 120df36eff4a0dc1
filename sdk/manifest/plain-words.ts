import type { z } from 'zod';
import { quote } from './issue';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function describeBound(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall>) {
  const isMaximum = issue.code === 'too_big';
  const bound = Number(isMaximum ? issue.maximum : issue.minimum);
  const amount = `${isMaximum ? 'at most' : 'at least'} ${bound}`;
  if (issue.origin === 'string') {
    return bound === 1 && !isMaximum ? 'must not be empty' : `must be ${amount} characters long`;
  }
  if (issue.origin !== 'array') return `must be ${amount}`;
  return `must have ${amount} ${bound === 1 ? 'entry' : 'entries'}`;
}

/** What is expected, in plain words, where the schema itself does not say it. */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'too_big':
    case 'too_small':
      return describeBound(issue);
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${quote(key)} is not a known field`).join('\n');
    default:
      return 'is not valid';
  }
};
