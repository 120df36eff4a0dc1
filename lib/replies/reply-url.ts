/** Where a reply stands: its page of the post, scrolled to it. */
export const replyUrl = ({ postId, id }: { postId: number | string; id: number }) => `/post/${postId}?reply=${id}#reply-${id}`;
