/** Messages of one kind under their title. */
export function MessageList({ title, messages, isError }: { title: string; messages: string[]; isError?: boolean }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className={isError ? 'extension-messages extension-messages-error' : 'extension-messages'}>
        {messages.map((message) => <li key={message}>{message}</li>)}
      </ul>
    </section>
  );
}
