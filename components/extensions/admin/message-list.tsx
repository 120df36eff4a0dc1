export interface MessageListProps {
  title: string;
  messages: string[];
  isError?: boolean;
  /** Of the title: 3 inside a card. */
  level?: 2 | 3;
}

/** Messages of one kind under their title. */
export function MessageList({ title, messages, isError, level = 3 }: MessageListProps) {
  const Title = `h${level}` as const;
  return (
    <section>
      <Title>{title}</Title>
      <ul className={isError ? 'extension-messages extension-messages-error' : 'extension-messages'}>
        {messages.map((message) => <li key={message}>{message}</li>)}
      </ul>
    </section>
  );
}
