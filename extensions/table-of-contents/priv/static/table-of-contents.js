/* Table of contents 1.0.0: built from browser/, see README.md. */
"use strict";(()=>{function d(e){let t=[],r=[];for(let n of e){let o={...n,children:[]};for(;(r.at(-1)?.level??0)>=o.level;)r.pop();(r.at(-1)?.children??t).push(o),r.push(o)}return t}function u(e){let t=document.getElementById(e);if(!t)return;let r=window.matchMedia("(prefers-reduced-motion: reduce)").matches;t.tabIndex=-1,t.focus({preventScroll:!0}),t.scrollIntoView({behavior:r?"auto":"smooth",block:"start"}),window.history.replaceState(window.history.state,"",`#${encodeURIComponent(e)}`)}var $={clock:"M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18 M12 7v5.5l3.5 2",close:"M6 6l12 12 M18 6 6 18"};function p({name:e}){return window.React.createElement("svg",{width:"16",height:"16",viewBox:"0 0 24 24",fill:"none",stroke:"currentColor",strokeWidth:"2",strokeLinecap:"round",strokeLinejoin:"round","aria-hidden":"true"},window.React.createElement("path",{d:$[e]}))}function c({nodes:e,current:t,onChoose:r}){return window.React.createElement("ol",{className:"toc-list"},e.map(({id:n,text:o,children:i})=>window.React.createElement("li",{key:n},window.React.createElement("a",{className:"toc-link",href:`#${encodeURIComponent(n)}`,dir:"auto","aria-current":n===t?"location":void 0,onClick:s=>{s.metaKey||s.ctrlKey||s.shiftKey||s.altKey||(s.preventDefault(),r(n))}},o),i.length>0&&window.React.createElement(c,{nodes:i,current:t,onChoose:r}))))}var{useSyncExternalStore:P}=window.React,y=null,b=new Set;function w(e){y=e;for(let t of b)t()}var k=e=>w(e),x=()=>w(null);function B(e){return b.add(e),()=>{b.delete(e)}}var H=e=>P(B,()=>y===e);var A=`
[data-post-id] .md-body :is(h1, h2, h3, h4, h5, h6) { scroll-margin-top: 16px; }
[data-post-id] .md-body :is(h1, h2, h3, h4, h5, h6):focus { outline: none; }
/* Beside the text it stays in view; under it, on narrow screens, the overlay does its work better. */
.toc { position: sticky; inset-block-start: 80px; z-index: 1; background: var(--bg); }
@media (max-width: 1179.98px) { .toc { display: none; } }
.toc-scroll { position: relative; max-height: calc(100dvh - 200px); overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; }
.toc-list { margin: 0; padding: 0; list-style: none; }
.toc-scroll > .toc-list { border-inline-start: 1px solid var(--b2); }
.toc-list .toc-list .toc-link { padding-inline-start: 28px; }
.toc-list .toc-list .toc-list .toc-link { padding-inline-start: 40px; }
.toc-list .toc-list .toc-list .toc-list .toc-link { padding-inline-start: 52px; }
.toc-link {
  display: block;
  margin-inline-start: -1px;
  padding: 4px 8px 4px 16px;
  border-inline-start: 2px solid transparent;
  border-radius: 0 6px 6px 0;
  color: var(--t4);
  font-size: 13px;
  line-height: 20px;
  text-decoration: none;
  overflow-wrap: anywhere;
  transition: color 120ms ease-out, border-color 120ms ease-out;
}
.toc-link:hover { background: var(--s2); color: var(--t1); }
.toc-link:focus-visible { outline: 2px solid var(--ac); outline-offset: -2px; }
.toc-link[aria-current] { border-color: var(--ac); color: var(--t1); font-weight: 500; }
.toc-reading { display: flex; align-items: center; gap: 8px; margin: 16px 0 0; color: var(--t4); font-size: 13px; line-height: 20px; font-variant-numeric: tabular-nums; }
.toc-words::before { content: "·"; margin-inline-end: 8px; }
.toc-dialog {
  width: min(440px, calc(100vw - 32px));
  max-height: min(640px, calc(100dvh - 64px));
  margin: auto;
  padding: 0;
  overflow: hidden;
  border: 1px solid var(--b2);
  border-radius: 10px;
  background: var(--s1);
  color: var(--t1);
  box-shadow: 0 16px 48px rgb(0 0 0 / 0.25);
}
.toc-dialog[open] { animation: toc-rise 160ms ease-out; }
.toc-dialog::backdrop { background: rgb(0 0 0 / 0.45); }
.toc-dialog-box { display: flex; flex-direction: column; max-height: inherit; padding: 16px; }
.toc-dialog-head { display: flex; align-items: center; justify-content: space-between; gap: 16px; margin-bottom: 12px; }
.toc-dialog-head h2 { margin: 0; font-size: 16px; font-weight: 600; line-height: 24px; }
.toc-dialog .toc-scroll { max-height: none; min-height: 0; }
.toc-dialog .toc-link { padding-block: 10px; font-size: 14px; }
@keyframes toc-rise { from { opacity: 0; transform: translateY(8px); } }
@media (max-width: 599.98px) {
  .toc-dialog { width: 100%; max-width: 100%; max-height: 80dvh; margin: auto 0 0; border-width: 1px 0 0; border-radius: 16px 16px 0 0; padding-bottom: env(safe-area-inset-bottom); }
}
@media (prefers-reduced-motion: reduce) {
  .toc-dialog[open] { animation: none; }
  .toc-link { transition: none; }
}
`;function a(){return window.React.createElement("style",{href:"table-of-contents",precedence:"default"},A)}var{useEffect:U,useState:_}=window.React,N=104;function m(e){let[t,r]=_();return U(()=>{let n=e.flatMap(({id:s})=>document.getElementById(s)??[]),o=()=>{let s=n.filter(v=>v.getBoundingClientRect().top<=N+1);r((s.at(-1)??n[0])?.id)},i=new IntersectionObserver(o,{rootMargin:`-${N}px 0px 0px 0px`,threshold:[0,1]});for(let s of n)i.observe(s);return o(),()=>i.disconnect()},[e]),t}var g=e=>document.querySelector(`[data-post-id="${e}"] .md-body`);function O(e){let t=new Set,r=[];for(let n of e.querySelectorAll("h1, h2, h3, h4, h5, h6")){let o=n.textContent?.trim()??"";o&&(n.id=q(o,t),r.push({id:n.id,text:o,level:Number(n.tagName.slice(1))}))}return r}function q(e,t){let n=`section-${e.toLowerCase().normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu,"-").replace(/^-+|-+$/g,"").slice(0,60)||"untitled"}`,o=n;for(let i=2;t.has(o);i+=1)o=`${n}-${i}`;return t.add(o),o}var{useEffect:z,useState:K}=window.React,S=[];function f(e){let[t,r]=K(S);return z(()=>{let n=g(e);if(!n)return;let o=()=>r(O(n));o();let i=new MutationObserver(o);return i.observe(n,{childList:!0,characterData:!0,subtree:!0}),()=>{i.disconnect(),r(S)}},[e]),t}var{useEffect:T,useMemo:G,useRef:M}=window.React;function E({postId:e}){let t=H(e);return T(()=>x,[e]),t?window.ReactDOM.createPortal(window.React.createElement(F,{postId:e}),document.body):null}function F({postId:e}){let t=M(null),r=f(e),n=m(r),o=G(()=>d(r),[r]),i=M(void 0);return T(()=>t.current?.showModal(),[]),window.React.createElement("dialog",{ref:t,className:"toc-dialog","aria-labelledby":"toc-dialog-label",onClose:()=>{x(),i.current?u(i.current):j(e)},onClick:l=>l.target===l.currentTarget&&t.current?.close()},window.React.createElement(a,null),window.React.createElement("div",{className:"toc-dialog-box"},window.React.createElement("div",{className:"toc-dialog-head"},window.React.createElement("h2",{id:"toc-dialog-label"},"Table of contents"),window.React.createElement("button",{type:"button",className:"icon-btn","aria-label":"Close",onClick:()=>t.current?.close()},window.React.createElement(p,{name:"close"}))),window.React.createElement("nav",{className:"toc-scroll","aria-labelledby":"toc-dialog-label"},window.React.createElement(c,{nodes:o,current:n,onChoose:l=>{i.current=l,t.current?.close()}}))))}function j(e){document.querySelector(`[data-post-id="${e}"] [aria-haspopup="menu"]`)?.focus()}var Y=/^ {0,3}(`{3,}|~{3,})/,V=/^ {0,3}#{1,6}[ \t]+[^\s#]/,X=/^ {0,3}(=+|-+)[ \t]*$/,J=/^(\s*$|\s*[-*+>|#]|\s*\d+[.)]\s| {4}|\t)/;function L(e){let t="",r=0,n="";for(let o of e.split(`
`)){let i=Y.exec(o)?.[1]??"";t?i.startsWith(t)&&(t=""):i?t=i:(V.test(o)||X.test(o)&&!J.test(n))&&(r+=1),n=t||i?"":o}return r}var{useEffect:Q,useMemo:Z,useRef:ee}=window.React;function C({pageProps:e}){let t=f(e.id??0),r=m(t),n=Z(()=>d(t),[t]),o=ee(null);return Q(()=>{let i=o.current?.querySelector("[aria-current]");if(!o.current||!i)return;let s=i.offsetTop-o.current.scrollTop;(s<0||s+i.offsetHeight>o.current.clientHeight)&&(o.current.scrollTop=i.offsetTop-o.current.clientHeight/3)},[r]),t.length===0?null:window.React.createElement("section",{className:"rw toc"},window.React.createElement(a,null),window.React.createElement("h2",{className:"rw-label",id:"toc-label"},"On this page"),window.React.createElement("nav",{ref:o,className:"toc-scroll","aria-labelledby":"toc-label"},window.React.createElement(c,{nodes:n,current:r,onChoose:u})))}var R=/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;function I(e){let t=e.match(R)?.length??0;return(e.replace(R," ").match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length??0)+Math.ceil(t/2)}var te=238,W=e=>Math.max(1,Math.round(e/te));var{useEffect:oe,useState:ne}=window.React,re=200;function D({postId:e}){let t=ie(e);if(t===0)return null;let r=W(t);return window.React.createElement("p",{className:"toc-reading"},window.React.createElement(a,null),window.React.createElement(p,{name:"clock"}),window.React.createElement("span",null,r," min read"),window.React.createElement("span",{className:"toc-words"},t.toLocaleString("en")," words"))}function ie(e){let[t,r]=ne(0);return oe(()=>{let n=g(e);if(!n)return;let o=()=>{let s=I(n.textContent??"");r(s>=re||n.querySelector("h1, h2, h3, h4, h5, h6")?s:0)};o();let i=new MutationObserver(o);return i.observe(n,{childList:!0,characterData:!0,subtree:!0}),()=>i.disconnect()},[e]),t}var h="table-of-contents";window.Nexus.registerRightWidget({slug:h,id:"table-of-contents",label:"Table of contents",component:C});window.Nexus.registerSlot({slug:h,slot:"post_footer",component:({post_id:e})=>window.React.createElement(window.React.Fragment,null,window.React.createElement(D,{postId:e}),window.React.createElement(E,{postId:e}))});window.Nexus.registerPostAction({slug:h,id:"table-of-contents",label:"Table of contents",icon:"fa-list-ul",visible:({post:e})=>L(e.body)>=2,onClick:({post:e})=>k(e.id)});})();
