import { toast } from '@/components/ui/toast-store';
import { Av } from './bundle-components/av';
import { Md } from './bundle-components/md';
import { Select } from './bundle-components/select';
import { Toggle } from './bundle-components/toggle';
import { useSortable } from './bundle-components/use-sortable';

/** `window.NexusComponents`: the forum's own controls, for bundles. */
export const bundleComponents = { Toggle, Select, Av, Md, useSortable, toast };
