'use client';

import { usePostActions } from '@/components/extensions/use-post-actions';
import { ButtonLink } from '@/components/ui/button-link';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { useFormAction } from '@/components/ui/use-form-action';
import type { PostJson } from '@/lib/api/reshape';
import { deletePostAction } from '@/lib/posts/actions';

/** What can be done with a post: the plain ones work without JavaScript, the menu holds the rest and what extensions add. */
export function PostActions({ post }: { post: PostJson }) {
  const { state, isPending, formProps } = useFormAction(deletePostAction);
  return (
    <div className="post-actions">
      {post.can.reply && <ButtonLink href="#reply" variant="plain" size="small" icon="reply">Reply</ButtonLink>}
      {post.can.edit && <ButtonLink href={`/post/${post.id}/edit`} variant="plain" size="small" icon="edit">Edit</ButtonLink>}
      {post.can.delete && (
        <form {...formProps}>
          <input type="hidden" name="id" value={post.id} />
          <ConfirmButton variant="plain" size="small" icon="trash" pending={isPending} title="Delete this post?" text="The post and its replies disappear for everybody." confirmLabel="Delete post">Delete</ConfirmButton>
        </form>
      )}
      <PostMenu post={post} />
      {state.message && <span className="text-13 text-red" role="alert">{state.message}</span>}
    </div>
  );
}

function PostMenu({ post }: { post: PostJson }) {
  const contributed = usePostActions(post);
  const toast = useToast();
  const copyLink = async () => {
    const url = new URL(`/post/${post.id}`, location.href).href;
    try {
      await navigator.clipboard.writeText(url);
      toast('Link copied');
    } catch {
      // Not allowed, or plain http, where browsers have no clipboard for pages.
      toast(`This browser did not let the link be copied: ${url}`, 'warn');
    }
  };
  return (
    <span className="js-only">
      <Menu trigger={<IconButton icon="more" label="More about this post" />} align="start">
        <MenuItem icon="link" onSelect={() => void copyLink()}>Copy link</MenuItem>
        {contributed.map(({ key, label, icon, onSelect }) => <MenuItem key={key} leading={icon} onSelect={onSelect}>{label}</MenuItem>)}
      </Menu>
    </span>
  );
}
