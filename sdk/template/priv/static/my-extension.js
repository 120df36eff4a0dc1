// @ts-check
(() => {
  const { createElement: h, useEffect, useState } = window.React;
  const slug = 'my-extension';

  /** @typedef {{ count: number, thanked: boolean, can_thank: boolean, word: string }} ThanksView */

  /** @param {number} postId @param {RequestInit} [init] @returns {Promise<ThanksView>} */
  async function ask(postId, init) {
    const response = await fetch(`/ext/${slug}/api/posts/${postId}/thanks`, init);
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.detail ?? answer.error);
    return answer;
  }

  /** @param {{ post_id: number }} props */
  function Thanks({ post_id }) {
    const [thanks, setThanks] = useState(/** @type {ThanksView | null} */ (null));

    useEffect(() => {
      let isGone = false;
      const read = () => ask(post_id).then((answer) => void (isGone || setThanks(answer)), () => undefined);
      void read();
      const stop = window.Nexus.live.subscribe(slug, `post:${post_id}`, read);
      return () => {
        isGone = true;
        stop();
      };
    }, [post_id]);

    if (!thanks) return null;
    const click = () =>
      ask(post_id, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ thanked: !thanks.thanked }) }).then(
        setThanks,
        (error) => window.NexusComponents.toast(error.message, 'err'),
      );
    return h('button', { type: 'button', className: 'btn btn-ghost', 'aria-pressed': thanks.thanked, disabled: !thanks.can_thank, onClick: click }, `${thanks.word} · ${thanks.count}`);
  }

  window.Nexus.registerSlot({ slug, slot: 'post_footer', component: Thanks });
})();
