// A module of its own, so that only pages with a bundle fetch it: 90 KB of style (23 KB packed); fonts load by the glyphs used.
import '@fortawesome/fontawesome-free/css/all.min.css';
