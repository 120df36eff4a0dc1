import type { SeedPoll } from './types';

export const polls: SeedPoll[] = [
  {
    post: 'Oil or varnish on a kitchen table? I would like a civil war, please',
    question: 'What goes on the table?',
    closesInDays: 6,
    options: [
      { label: 'Oil, and again next year', voters: ['greta', 'old_tom', 'wren', 'kenji_h', 'amara', 'pascal_d', 'ines', 'linh', 'sigrun', 'aroha', 'ada'] },
      { label: 'Varnish, and never again', voters: ['jonno', 'marek', 'viktor', 'dana_s', 'kofi', 'nils', 'zainab'] },
      { label: 'Hardwax oil, to annoy both sides', voters: ['tomasz', 'beto', 'juhani', 'meihua', 'hana', 'rafa', 'lucie', 'oisin', 'caro'] },
      { label: 'A tablecloth', voters: ['layla_n', 'bex'] },
    ],
  },
  {
    post: 'What do you cook when you are too tired to cook?',
    question: 'What is always in the house?',
    maxChoices: 3,
    secret: true,
    options: [
      { label: 'Eggs', voters: ['beto', 'hana', 'marek', 'greta', 'nils', 'ngozi', 'yusuf', 'eleni', 'caro', 'dana_s', 'femi'] },
      { label: 'Rice', voters: ['meihua', 'sooah', 'linh', 'beto', 'priya_r', 'kofi', 'yusuf', 'aroha'] },
      { label: 'Tinned tomatoes', voters: ['caro', 'greta', 'ines', 'femi', 'marek', 'eleni'] },
      { label: 'Bread in the freezer', voters: ['pascal_d', 'juhani', 'nils', 'hana', 'ngozi', 'dana_s'] },
      { label: 'Nothing, honestly', voters: ['jonno', 'bex'] },
    ],
  },
  {
    post: 'Tamales for forty: who is coming to help fold?',
    question: 'Which filling will you fold?',
    maxChoices: 2,
    closed: true,
    options: [
      { label: 'Beans', voters: ['rafa', 'linh', 'caro', 'mbali'] },
      { label: 'Pork in red chilli', voters: ['tala', 'sam_t', 'ines', 'kofi', 'amara', 'caro', 'mbali', 'yusuf', 'meihua'] },
      { label: 'Cheese with rajas', voters: ['pascal_d', 'old_tom', 'tala', 'amara', 'sigrun'] },
    ],
  },
];
